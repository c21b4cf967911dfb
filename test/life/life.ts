import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type BrowserName, launchBrowser, type PlainBrowser } from './launch-browser.js';
import type { PageOptions } from './site/page-options.js';
import { type LifeSite, startLifeSite } from './site/server.js';
import { Tab } from './tab.js';

/** A site, and a browser that is open at it. */
export interface Life {
  readonly site: LifeSite;
  /** Opens a tab in front of the others, with the login page or with the page that `address` makes for it. */
  openTab(content: PageOptions | ((tab: Tab) => string)): Tab;
  /** The visitor confirms the newest code of the mini program's server on the phone. */
  confirmMiniProgram(openid: string): void;
  /** How many codes WeChat and the mini program's server have made in the current test. */
  countCodes(): number;
  /** Opens another tab in front of this one. Resolves when this one is hidden. */
  hide(tab: Tab): Promise<void>;
}

/** For the tests of a file: starts site and browser before them, and gives each test fresh servers. */
export function startLife(name: BrowserName): Life {
  let site: LifeSite;
  let browser: PlainBrowser | undefined;
  const tabs = new Map<string, Tab>();
  beforeAll(async () => {
    site = await startLifeSite();
    site.onReport = (id, report) => tabs.get(id)?.reports.push(report);
    browser = await launchBrowser(name, `${site.origin}/control`);
    // A browser that has just started takes its time for the first tab.
    await life.openTab({ login: 'createQrLogin', enabled: false }).waitFor('opened', 1, 55_000);
  });
  beforeEach(() => site.reset());
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  const life: Life = {
    get site() {
      return site;
    },
    openTab(content) {
      const tab = new Tab(site, `tab-${tabs.size + 1}`);
      tabs.set(tab.id, tab);
      site.order('control', typeof content === 'function' ? content(tab) : tab.loginPage(content));
      return tab;
    },
    confirmMiniProgram(openid) {
      const login = site.miniProgram.logins.at(-1);
      if (!login) throw new Error('Nobody has asked for a code of the mini program.');
      site.miniProgram.change(Object.assign(login, { openid }), { status: 'confirmed' });
    },
    countCodes: () => site.wechat.logins.length + site.miniProgram.logins.length,
    async hide(tab) {
      life.openTab(({ id }) => `/home?tab=${id}`);
      await tab.waitFor('hidden');
    },
  };
  return life;
}
