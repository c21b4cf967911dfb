import type { Page } from 'playwright/test';
import { zhCN } from '../../src/react/index.js';
import { createWeChatSimulator, type WeChatSimulator } from '../../src/simulator/index.js';
import { test as base, expect, MATRIX } from './fixtures.js';
import type { LoginPage } from './login-page.js';
import { openPopup, untilClosed } from './popup.js';
import { type ServedWeChat, serveWeChat } from './served-wechat.js';

/**
 * Serves WeChat from a real server, because the browser does not apply the policy to responses of Playwright.
 * `simulateWeChat` would replace its pages, but a route of the page has precedence over those of the context.
 */
async function serveUnrouted(page: Page, wechat: WeChatSimulator): Promise<ServedWeChat> {
  const served = await serveWeChat(wechat);
  await page.route(
    (url) => url.port === served.port,
    (route) => route.continue(),
  );
  return served;
}

const test = base.extend<{ served: ServedWeChat & { wechat: WeChatSimulator } }>({
  served: async ({ login }, use) => {
    const wechat = createWeChatSimulator();
    const served = await serveUnrouted(login.page, wechat);
    await use({ ...served, wechat });
    await served.close();
  },
});

const ISOLATED = { coop: 'same-origin', coep: 'require-corp' };

const isCredentialless = (login: LoginPage) =>
  login.page
    .locator('iframe')
    .evaluate((frame) => (frame as HTMLIFrameElement & { credentialless: boolean }).credentialless);

for (const policy of [ISOLATED, { coop: 'same-origin', coep: 'credentialless' }]) {
  test.describe(
    `on a page with Cross-Origin-Embedder-Policy: ${policy.coep} that is isolated`,
    policy === ISOLATED ? {} : MATRIX,
    () => {
      test.beforeEach(async ({ login }) => {
        await login.open({}, policy);
        expect(await login.page.evaluate(() => crossOriginIsolated)).toBe(true);
      });

      test('the page gets the code, also from a redirect page on another origin', async ({
        login,
        served,
      }) => {
        const { shop, other } = login.server;
        const pages = [`${shop}/callback`, `${other}/callback.html?to=${encodeURIComponent(shop)}`];
        for (const [index, redirect_uri] of pages.entries()) {
          await login.render({ ...served.addresses, redirect_uri });
          expect(await login.waitFor('ready', index + 1)).toMatchObject({ confirmed: true });
          const { code, state } = served.wechat.approve();
          expect(await login.waitFor('authorized', index + 1)).toEqual({ code, state });
          expect(served.wechat.logins).toHaveLength(index + 1);
        }
      });

      for (const origin of ['shop', 'other'] as const) {
        test(`the whole page goes to redirect_uri on the origin "${origin}"`, async ({ login, served }) => {
          const redirect_uri = `${login.server[origin]}/callback`;
          await login.render({ ...served.addresses, self_redirect: false, redirect_uri });
          expect(await login.waitFor('ready')).toMatchObject({ confirmed: true });
          const { code, state } = served.wechat.approve();
          await login.page.waitForURL(`${redirect_uri}?code=${code}&state=${state}`);
          expect(served.wechat.logins).toHaveLength(1);
        });
      }

      test('the login works with a future script that inserts its frame in another way', async ({
        login,
      }) => {
        const wechat = createWeChatSimulator({ insertion: 'replaceChildren' });
        const future = await serveUnrouted(login.page, wechat);
        await login.render(future.addresses);
        expect(await login.waitFor('ready')).toMatchObject({ confirmed: true });
        expect(await isCredentialless(login)).toBe(true);
        const { code, state } = wechat.approve();
        expect(await login.waitFor('authorized')).toEqual({ code, state });
        await future.close();
      });
    },
  );
}

test('an isolated page gets the code from a pop-up', async ({ login }) => {
  await login.open({}, ISOLATED);
  const query = new URLSearchParams(ISOLATED);
  const popup = await openPopup(login, { redirect_uri: `${login.server.shop}/callback.html?${query}` });
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('popup')).toEqual({ code, state });
  await untilClosed(popup);
});

test('a page without the policy keeps an ordinary frame', async ({ login, served }) => {
  await login.open({}, { coop: 'same-origin' });
  await login.render(served.addresses);
  await login.waitFor('ready');
  expect(await isCredentialless(login)).toBe(false);
});

test('a policy that only reports does not change the frame', MATRIX, async ({ login, served }) => {
  await login.open({}, { 'coep-report-only': 'require-corp' });
  await login.render(served.addresses);
  expect(await login.waitFor('ready')).toMatchObject({ confirmed: true });
  const { code, state } = served.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
  expect(await login.of('error')).toEqual([]);
});

for (const coep of ['require-corp', 'credentialless']) {
  test(`with Cross-Origin-Embedder-Policy: ${coep} on a page that is not isolated, the frame loads a second time`, async ({
    login,
    served,
  }) => {
    await login.open({}, { coep });
    expect(await login.page.evaluate(() => crossOriginIsolated)).toBe(false);
    await login.render(served.addresses);
    await expect.poll(() => login.of('ready')).toContainEqual(expect.objectContaining({ confirmed: true }));
    const { code, state } = served.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
    expect(served.wechat.logins).toHaveLength(2);
    expect(await login.of('error')).toEqual([]);
  });

  test(`with Cross-Origin-Embedder-Policy: ${coep} on a page that is not isolated, the whole page goes to redirect_uri`, async ({
    login,
    served,
  }) => {
    await login.open({}, { coep });
    const redirect_uri = `${login.server.other}/callback`;
    await login.render({ ...served.addresses, self_redirect: false, redirect_uri });
    await expect.poll(() => login.of('ready')).toContainEqual(expect.objectContaining({ confirmed: true }));
    const { code, state } = served.wechat.approve();
    await login.page.waitForURL(`${redirect_uri}?code=${code}&state=${state}`);
  });
}

// Firefox and Safari have no such attribute.
const removeAttribute = () => {
  delete (HTMLIFrameElement.prototype as { credentialless?: boolean }).credentialless;
};

for (const policy of [ISOLATED, { coep: 'require-corp' }]) {
  test(
    `frame_blocked names the policy in browsers without credentialless frames, page ${policy === ISOLATED ? '' : 'not '}isolated`,
    MATRIX,
    async ({ login, served }) => {
      await login.page.addInitScript(removeAttribute);
      await login.open({}, policy);
      await login.render(served.addresses);
      const error = (await login.waitFor('error')) as { code: string; message: string };
      expect(error.code).toBe('frame_blocked');
      expect(error.message).toContain('Cross-Origin-Embedder-Policy');
      // The visitor can continue with the link, which the policy does not affect.
      await expect(login.page.getByRole('link', { name: zhCN.link })).toBeVisible();
    },
  );
}
