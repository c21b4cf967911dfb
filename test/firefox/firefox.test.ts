import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SiteServer, startSite } from '../e2e/site/server.js';
import { isInstalled, launchFirefox } from './launch-firefox.js';
import { LoginPage } from './login-page.js';

/** The main flow in the Firefox that people have, driven by WebDriver BiDi. */

describe.skipIf(!isInstalled)('Firefox', () => {
  let server: SiteServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startSite(), launchFirefox()]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  let login: LoginPage;
  beforeEach(async () => {
    login = new LoginPage(await (await browser.createBrowserContext()).newPage(), server);
  });
  afterEach(() => login.page.browserContext().close());

  test('the page gets the code once, and never shows the site inside the frame', async () => {
    await login.open();
    await login.render();
    expect(await login.waitFor('ready')).toEqual({ confirmed: true, direct: false });
    const { page, wechat } = login;
    const address = new URL((await page.$eval('iframe', (frame) => frame.src)) ?? '');
    expect(address.origin + address.pathname).toBe('https://open.weixin.qq.com/connect/qrconnect');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      appid: 'wx0123456789abcdef',
      redirect_uri: `${server.shop}/callback`,
      self_redirect: 'true',
    });
    const before = page.url();
    const { code, state } = wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
    await login.settle();
    expect(await login.of('authorized')).toHaveLength(1);
    expect((await login.of('status')).join(' ')).toBe('loading mounting ready authorized');
    expect(wechat.logins).toHaveLength(1);
    expect(page.url()).toBe(before);
    expect(await page.$('iframe')).toBeNull();
    expect(login.requestsOf('/callback')).toHaveLength(1);
    expect(login.requestsOf('/painted')).toHaveLength(0);
    expect(login.complaints).toEqual([]);
  });

  test('control: by hand, the site is painted inside the frame', async () => {
    await login.open();
    await login.renderByHand({ redirect_uri: `${server.shop}/callback`, self_redirect: true });
    login.wechat.approve();
    await expect.poll(() => login.requestsOf('/painted').length, { timeout: 10_000 }).toBeGreaterThan(0);
  });

  test('the page hears of a refusal', async () => {
    await login.open({ refusal: 'redirect' });
    await login.render();
    await login.waitFor('ready');
    const { state } = login.wechat.refuse();
    expect(await login.waitFor('refused')).toEqual({ state });
    expect(await login.of('authorized')).toEqual([]);
  });

  test('the page gets the code from a redirect page on another origin', async () => {
    await login.open();
    await login.render({ redirect_uri: `${server.other}/relay?to=${encodeURIComponent(server.shop)}` });
    await login.waitFor('ready');
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
  });

  test('the whole page goes to redirect_uri on another origin', async () => {
    await login.open();
    await login.render({ self_redirect: false, redirect_uri: `${server.other}/callback` });
    await login.waitFor('ready');
    const gone = login.page.waitForNavigation();
    const { code, state } = login.wechat.approve();
    await gone;
    expect(login.page.url()).toBe(`${server.other}/callback?code=${code}&state=${state}`);
    expect(login.wechat.logins).toHaveLength(1);
  });

  test('control: by hand, Firefox keeps the page from going there', async () => {
    await login.open();
    await login.renderByHand({ redirect_uri: `${server.other}/callback`, self_redirect: false });
    const address = login.page.url();
    login.wechat.approve();
    const complained = expect.poll(() => login.complaints.join('\n'), { timeout: 10_000 });
    await complained.toContain('Attempting to navigate the top-level browsing context');
    expect(login.page.url()).toBe(address);
  });

  // Firefox knows the second name only, Chrome 142 to 144 the first.
  test.each(['required', 'none'] as const)(
    'desktop WeChat can be found by both names of the permission, script="%s"',
    async (script) => {
      await login.open();
      await login.render({ script });
      await login.waitFor('ready');
      const allow = await login.page.$eval('iframe', (frame) => frame.allow);
      expect(allow.split(/\s*;\s*/).sort()).toEqual(['local-network-access', 'loopback-network']);
    },
  );

  test("without WeChat's script the same frame is built", async () => {
    await login.open();
    login.wechat.break('script', 'unreachable');
    await login.render();
    expect(await login.waitFor('ready')).toMatchObject({ confirmed: true, direct: true });
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
  });

  test('frame_blocked is reported if frame-src lacks the host of the callback', async () => {
    const frames = 'https://open.weixin.qq.com';
    const csp = `default-src 'none'; connect-src 'self'; script-src 'self' https://res.wx.qq.com; frame-src ${frames}`;
    await login.open({}, { csp });
    await login.render();
    await login.waitFor('ready');
    login.wechat.approve();
    expect(await login.waitFor('error')).toMatchObject({ code: 'frame_blocked' });
  });

  test('frame_blocked names the policy on an isolated page', async () => {
    await login.open({}, { coop: 'same-origin', coep: 'require-corp' });
    await login.render();
    const error = (await login.waitFor('error')) as { code: string; message: string };
    expect(error.code).toBe('frame_blocked');
    expect(error.message).toContain('Cross-Origin-Embedder-Policy');
    expect(login.wechat.logins).toEqual([]);
  });

  test.each(['', 'same-origin'])(
    'a page with Cross-Origin-Opener-Policy "%s" gets the code from a pop-up',
    async (coop) => {
      await login.open({}, { coop });
      const popup = await login.openPopup(`${server.shop}/callback.html?coop=${coop}`);
      const closed = new Promise((resolve) => popup.once('close', resolve));
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('popup')).toEqual({ code, state });
      await closed;
    },
  );

  test('a pop-up that the visitor closes is popup_closed', async () => {
    await login.countTimers();
    await login.open();
    const popup = await login.openPopup(`${server.shop}/callback.html`);
    // The page looks at the window by timers, and must have seen it open for some looks.
    await login.waitForTimers(15);
    await popup.close();
    expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_closed' });
  });

  test('openLoginPopup without a click rejects with popup_blocked', async () => {
    // By the page itself: what a test evaluates counts as a click.
    await login.page.evaluateOnNewDocument(() =>
      addEventListener('load', () => {
        window.site.offerPopup({ appid: 'wx0123456789abcdef', redirect_uri: `${location.origin}/relay` });
        document.querySelector('button')?.click();
      }),
    );
    await login.open();
    expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_blocked' });
  });
});
