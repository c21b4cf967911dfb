import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WeChatSimulatorOptions } from '../../src/simulator/index.js';
import { LoginPage } from './login-page.js';
import { OTHER, type Servers, SHOP, startServers } from './start-servers.js';
import type { TestBrowser } from './test-browser.js';

/** The differences between the browsers. */
interface BrowserTraits {
  /** Whether the browser blocks pop-ups. Chromium's old headless mode opens every window. */
  blocksPopups: boolean;
  /** Whether the browser has `crossOriginIsolated`. Chromium before 87 does not. */
  knowsIsolation: boolean;
}

/** Maximum ms to close the browser or a tab. */
const CLOSE_LIMIT = 60_000;

/** A browser under test. */
export interface BrowserCase {
  /** Vite's `build.target` for the page. */
  target: string;
  launch(proxy: string): Promise<TestBrowser>;
}

/** The servers and the browser that the tests share. */
export interface Session {
  readonly servers: Servers;
  readonly browser: TestBrowser;
  /** The login page of the current test. */
  readonly login: LoginPage;
}

/** Starts servers and browser before the tests of a `describe`, and opens a new tab for each test. */
export function startSession({ target, launch }: BrowserCase): Session {
  let servers: Servers;
  let browser: TestBrowser;
  let login: LoginPage;
  beforeAll(async () => {
    servers = await startServers(target);
    browser = await launch(servers.network.proxy);
  });
  afterAll(async () => {
    servers?.network.close();
    await browser?.close();
  }, CLOSE_LIMIT);
  beforeEach(async () => {
    servers.reset();
    login = new LoginPage(await browser.openTab(), servers);
  });
  afterEach(() => login.tab.close(), CLOSE_LIMIT);
  return {
    get servers() {
      return servers;
    },
    get browser() {
      return browser;
    },
    get login() {
      return login;
    },
  };
}

/** The main flows, the same in every browser. */
export function describeFlows(session: Session, { blocksPopups, knowsIsolation }: BrowserTraits) {
  const open = async (search?: Record<string, string>, options?: WeChatSimulatorOptions) => {
    if (options) session.servers.reset(options);
    await session.login.open(search);
    return session.login;
  };

  test('the page gets the code once, and never shows the site inside the frame', async () => {
    const login = await open();
    const before = await login.url();
    await login.render();
    expect(await login.waitFor('ready')).toEqual({ confirmed: true, direct: false });
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
    await login.settle();
    expect(await login.read('authorized')).toHaveLength(1);
    expect((await login.read('status')).join(' ')).toBe('loading mounting ready authorized');
    expect(login.wechat.logins).toHaveLength(1);
    expect(await login.url()).toBe(before);
    expect(await login.tab.evaluate(() => document.querySelector('iframe') === null)).toBe(true);
    expect(login.requestsOf('/callback')).toHaveLength(1);
    expect(login.requestsOf('/painted')).toHaveLength(0);
    expect(await login.complaints()).toEqual([]);
  });

  test('control: without this package, the site is visible inside the frame', async () => {
    const login = await open();
    await login.renderByHand({ redirect_uri: `${SHOP}/callback`, self_redirect: true });
    login.wechat.approve();
    await login.poll(() => login.requestsOf('/painted').length).toBeGreaterThan(0);
  });

  test('the page gets a refusal', async () => {
    const login = await open({}, { refusal: 'redirect' });
    await login.render();
    await login.waitFor('ready');
    const { state } = login.wechat.refuse();
    expect(await login.waitFor('refused')).toEqual({ state });
    expect(await login.read('authorized')).toEqual([]);
    // The text of the component covers the whole box.
    expect(await login.measure('[role=status] > div')).toEqual(await login.measure('[data-status]'));
  });

  test.each(['/relay', '/callback.html'])(
    'the page gets the code from a redirect page on another origin: %s',
    async (path) => {
      const login = await open();
      await login.render({ redirect_uri: `${OTHER}${path}?to=${encodeURIComponent(SHOP)}` });
      await login.waitFor('ready');
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('authorized')).toEqual({ code, state });
    },
  );

  test('the whole page goes to redirect_uri on another origin', async () => {
    const login = await open();
    await login.render({ self_redirect: false, redirect_uri: `${OTHER}/callback` });
    await login.waitFor('ready');
    const { code, state } = login.wechat.approve();
    await login.poll(() => login.url()).toBe(`${OTHER}/callback?code=${code}&state=${state}`);
    expect(login.wechat.logins).toHaveLength(1);
  });

  test('control: without this package, the browser blocks the navigation of the page', async () => {
    const login = await open();
    const before = await login.url();
    await login.renderByHand({ redirect_uri: `${OTHER}/callback`, self_redirect: false });
    login.wechat.approve();
    await login.waitForApproval();
    expect(await login.url()).toBe(before);
    expect(login.requestsOf('/callback')).toEqual([]);
  });

  // Firefox supports only the second name, and Chrome 142 to 144 only the first.
  test.each(['required', 'none'] as const)(
    'WeChat’s page can find desktop WeChat by both names of the permission, script="%s"',
    async (script) => {
      const login = await open();
      await login.render({ script });
      await login.waitFor('ready');
      const allow = await login.tab.evaluate(() => document.querySelector('iframe')?.allow ?? '');
      expect(allow.split(/\s*;\s*/).sort()).toEqual(['local-network-access', 'loopback-network']);
    },
  );

  test("the login shows the same frame without WeChat's script", async () => {
    const login = await open();
    login.wechat.break('script', 'unreachable');
    await login.render();
    expect(await login.waitFor('ready')).toMatchObject({ confirmed: true, direct: true });
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
  });

  test('reports frame_blocked if frame-src lacks the host of the callback', async () => {
    const frames = 'https://open.weixin.qq.com';
    const csp = `default-src 'none'; connect-src 'self'; script-src 'self' https://res.wx.qq.com; frame-src ${frames}`;
    const login = await open({ csp });
    await login.render();
    await login.waitFor('ready');
    login.wechat.approve();
    expect(await login.waitFor('error')).toMatchObject({ code: 'frame_blocked' });
  });

  test('the login works under the documented Content Security Policy', async () => {
    const csp = `default-src 'none'; connect-src 'self'; script-src 'self' https://res.wx.qq.com; frame-src 'self' https://open.weixin.qq.com`;
    const login = await open({ csp });
    await login.render();
    await login.waitFor('ready');
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
  });

  // Chromium before 110, Firefox and WebKit have no frames without credentials.
  if (knowsIsolation) {
    test('reports frame_blocked on a cross-origin isolated page', async () => {
      const login = await open({ coop: 'same-origin', coep: 'require-corp' });
      await login.render();
      expect(await login.waitFor('error')).toMatchObject({ code: 'frame_blocked' });
      expect(login.wechat.logins).toEqual([]);
    });
  } else {
    test('visitors of a cross-origin isolated page get a link to WeChat’s full-page login', async () => {
      const login = await open({ coop: 'same-origin', coep: 'require-corp' });
      await login.render();
      const readLink = () =>
        login.tab.evaluate(() => document.querySelector<HTMLAnchorElement>('[role=status] a')?.href);
      await login.poll(readLink).toMatch(/^https:\/\/open\.weixin\.qq\.com\/connect\/qrconnect\?/);
    });
  }

  test.each(['', 'same-origin'])(
    'a page with Cross-Origin-Opener-Policy "%s" gets the code from a pop-up',
    async (coop) => {
      const login = await open({ coop });
      await login.openPopup(`${SHOP}/callback.html?coop=${coop}`);
      // The visitor takes longer than the 2 s that the page waits after a window seems closed.
      await login.waitForDecision();
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('popup')).toEqual({ code, state });
    },
  );

  test('rejects with popup_closed if the visitor closes the pop-up', async () => {
    const login = await open();
    await login.openPopup(`${SHOP}/callback.html`);
    // The window counts as closed only after ten checks on WeChat's site.
    await login.waitForLooks(12);
    await login.tab.closePopup();
    expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_closed' });
  });

  if (blocksPopups) {
    test('openLoginPopup without a click rejects with popup_blocked', async () => {
      const login = await open({ 'popup-at-once': '' });
      expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_blocked' });
    });
  }

  test('an aborted pop-up rejects with the reason of its signal, or with an AbortError', async () => {
    const login = await open();
    await login.openPopup(`${SHOP}/callback.html`);
    await login.tab.evaluate(() => window.site.abortPopup());
    const { message } = (await login.waitFor('popup-error')) as { message: string };
    expect(message).toMatch(/^(changed my mind|Aborted)$/);
  });

  test('<wechat-qr-login> of the script-tag build gets the code once, and removes the frame', async () => {
    const { login } = session;
    await login.openElement();
    const before = await login.url();
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
    const shown = { text: 'Confirmed. Signing you in…', hasFrame: false };
    await login.poll(() => login.readElement()).toEqual(shown);
    await login.settle();
    expect(await login.read('authorized')).toHaveLength(1);
    expect(login.wechat.logins).toHaveLength(1);
    expect(await login.url()).toBe(before);
    expect(login.requestsOf('/painted')).toHaveLength(0);
    expect(await login.complaints()).toEqual([]);
  });

  test('<wechat-qr-login> reports a refusal, and its button requests a new QR code', async () => {
    const { login } = session;
    login.servers.reset({ refusal: 'redirect' });
    await login.openElement();
    const { state } = login.wechat.refuse();
    expect(await login.waitFor('refused')).toEqual({ state });
    await login.poll(async () => (await login.readElement()).text).toContain('You canceled the login');
    expect(await login.read('authorized')).toEqual([]);
    await login.tab.evaluate(() =>
      document.querySelector('wechat-qr-login')?.shadowRoot?.querySelector('button')?.click(),
    );
    await login.poll(async () => (await login.readElement()).hasFrame).toBe(true);
    await login.poll(() => login.wechat.logins.length).toBe(2);
    expect(await login.complaints()).toEqual([]);
  });

  test('MiniProgramQrLogin shows a code with a logo in its middle, and signs in', async () => {
    const login = await open();
    await login.tab.evaluate(() => window.extras.renderMiniProgram());
    await login.waitFor('shown');
    const [x, y, width, height] = await login.measure('[data-status] svg');
    expect([width, height]).toEqual([240, 240]);
    expect(await login.measure('[data-status] img')).toEqual([x + 96, y + 96, 48, 48]);
    const { miniProgram } = login.servers;
    const [code] = miniProgram.logins;
    if (!code) throw new Error('Nobody has asked for a code of the mini program.');
    miniProgram.change(code, { status: 'scanned' });
    await login.waitFor('scanned');
    miniProgram.change(Object.assign(code, { openid: 'lin' }), { status: 'confirmed' });
    expect(await login.waitFor('authorized')).toMatchObject({ result: { openid: 'lin' } });
    expect(await login.complaints()).toEqual([]);
  });
}
