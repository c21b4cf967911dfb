import { SCRIPT_VERSIONS } from '../../src/simulator/index.js';
import { expect, MATRIX, test } from './fixtures.js';

for (const scriptVersion of SCRIPT_VERSIONS) {
  test(`the login works with ${scriptVersion} of WeChat’s script`, MATRIX, async ({ login, page }) => {
    await login.open({ scriptVersion });
    await login.render();
    expect(await login.waitFor('ready')).toEqual({ confirmed: true, direct: false });
    const frame = page.locator('iframe');
    await expect(frame).toHaveAttribute('title', '微信登录二维码');
    await expect(frame).not.toHaveAttribute('sandbox');
    // V0 has no self_redirect, so WeChat's page navigates the top window.
    const inPage = scriptVersion !== 'V0';
    const { code, state } = login.wechat.approve();
    if (inPage) expect(await login.waitFor('authorized')).toEqual({ code, state });
    else await page.waitForURL(`**/callback?code=${code}&state=${state}`);
    expect(login.wechat.logins).toHaveLength(1);
  });
}

for (const insertion of ['insertBefore', 'replaceChildren', 'later'] as const) {
  test(
    `the login works with a future script that inserts its frame by ${insertion}, with one more request`,
    MATRIX,
    async ({ login, page }) => {
      await login.open({ insertion });
      await login.render({ self_redirect: false, redirect_uri: `${login.server.other}/callback` });
      await login.waitFor('ready');
      await expect(page.locator('iframe')).toHaveAttribute('sandbox', /allow-top-navigation/);
      await login.settle();
      expect(login.wechat.logins.length).toBeLessThanOrEqual(2);
      login.wechat.approve();
      await page.waitForURL('**/callback?**');
    },
  );
}

for (const scriptVersion of ['V5', 'V7'] as const) {
  test(
    `${scriptVersion} of WeChat’s script leaves no listener, and its message counts for one login only`,
    MATRIX,
    async ({ login, page }) => {
      await page.addInitScript(() => {
        let listening = 0;
        Object.defineProperty(window, 'listening', { get: () => listening });
        const { addEventListener, removeEventListener } = window;
        window.addEventListener = function (
          this: Window,
          type: string,
          listener: never,
          options?: AddEventListenerOptions,
        ) {
          if (type === 'message') {
            listening++;
            options?.signal?.addEventListener('abort', () => listening--);
          }
          return addEventListener.call(this, type, listener, options);
        } as typeof addEventListener;
        window.removeEventListener = function (this: Window, type: string, listener: never) {
          if (type === 'message') listening--;
          return removeEventListener.call(this, type, listener);
        } as typeof removeEventListener;
      });
      await login.open({ scriptVersion });
      // The second frame hangs, so any event of its widget would come from the first frame.
      let asked = 0;
      await page.route('https://open.weixin.qq.com/connect/qrconnect**', (route) =>
        ++asked === 2 ? undefined : route.fallback(),
      );
      await login.render({}, 'pair');
      await page.waitForFunction(() => window.site.events.some(([name]) => name.endsWith(':ready')));
      await login.settle();
      const ready = (await login.events()).filter(([name]) => name.endsWith(':ready'));
      expect(ready).toHaveLength(1);
      const listening = () => page.evaluate(() => (window as unknown as { listening: number }).listening);
      expect(await listening()).toBe(2);
      await page.evaluate(() => window.site.unmount());
      expect(await listening()).toBe(0);
    },
  );
}
