import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type BrowserName, launchBrowser, type PlainBrowser } from './launch-browser.js';
import type { PageOptions } from './site/page-options.js';
import { type LifeSite, startLifeSite } from './site/server.js';
import { Tab } from './tab.js';

/** A site, and a browser that has opened it. */
export interface Life {
  readonly site: LifeSite;
  /** Opens a tab in the foreground, with the login page or the address that `address` returns. */
  openTab(content: PageOptions | ((tab: Tab) => string)): Tab;
  /** The visitor confirms the newest code of the mini program's server on the phone. */
  confirmMiniProgram(openid: string): void;
  /** The number of codes that WeChat and the mini program's server have created in the current test. */
  countCodes(): number;
  /** Opens another tab in the foreground. Resolves when this tab is hidden. */
  hide(tab: Tab): Promise<void>;
}

/** Starts site and browser before the tests of a file, and resets the servers for each test. */
export function startLife(name: BrowserName): Life {
  let site: LifeSite;
  let browser: PlainBrowser | undefined;
  const tabs = new Map<string, Tab>();
  beforeAll(async () => {
    site = await startLifeSite();
    site.onReport = (id, report) => tabs.get(id)?.reports.push(report);
    browser = await launchBrowser(name, `${site.origin}/control`);
    // A browser that has just started needs more time for its first tab.
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
