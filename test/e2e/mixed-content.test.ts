import { simulateWeChat } from '../../src/testing/playwright.js';
import { expect, MATRIX, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';
import { openPopup } from './popup.js';

/** The login page at an https address, with a callback at an http address. */
const PAGE = 'https://shop.example';
const CALLBACK = 'http://shop.example/relay';

/**
 * Opens the login page over https. The test site serves both addresses. The frame's navigation to an http page is mixed
 * content.
 */
async function openSecurely(login: LoginPage): Promise<void> {
  const { page, server } = login;
  // Node.js may not resolve names below localhost.
  const address = server.shop.replace('shop.localhost', '127.0.0.1');
  login.wechat = await simulateWeChat(page.context());
  await page.context().route(/^https?:\/\/shop\.example\//, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: address + pathname + search }) });
  });
  await page.goto(`${PAGE}/login`);
  await page.waitForFunction(() => Boolean(window.site));
}

test(
  'control: without this package, the browser blocks the callback on an http page without telling the page',
  MATRIX,
  async ({ login }) => {
    await openSecurely(login);
    await login.renderByHand({ redirect_uri: encodeURIComponent(CALLBACK), self_redirect: true });
    login.wechat.approve();
    await expect.poll(() => login.console.join()).toContain('Mixed Content');
    expect(await login.events()).toEqual([]);
  },
);

test('an http redirect_uri on an https page is invalid_options, and the message names mixed content', async ({
  login,
}) => {
  await openSecurely(login);
  await login.render({ redirect_uri: CALLBACK });
  const error = (await login.waitFor('error')) as { code: string; message: string };
  expect(error.code).toBe('invalid_options');
  expect(error.message).toMatch(/redirect_uri/);
  expect(error.message).toMatch(/https/);
  expect(error.message).toMatch(/mixed content/i);
  expect(login.wechat.logins).toEqual([]);
});

test('a page gets the code with an https redirect_uri', async ({ login }) => {
  await openSecurely(login);
  await login.render({ redirect_uri: `${PAGE}/relay` });
  await login.waitFor('ready');
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
});

test('a page gets the code with a loopback redirect_uri, which is not mixed content', async ({ login }) => {
  await openSecurely(login);
  await login.render({ redirect_uri: `${login.server.shop}/relay?to=${encodeURIComponent(PAGE)}` });
  await login.waitFor('ready');
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
});

test('the whole page can go to an http redirect_uri', MATRIX, async ({ login, page }) => {
  await openSecurely(login);
  await login.render({ redirect_uri: CALLBACK, self_redirect: false });
  await login.waitFor('ready');
  const { code, state } = login.wechat.approve();
  await page.waitForURL(`${CALLBACK}**`);
  expect(await login.waitFor('relayed')).toMatchObject({ type: 'authorized', code, state });
});

test('the pop-up can go to an http redirect_uri, and the page gets the code', async ({ login }) => {
  await openSecurely(login);
  await openPopup(login, { redirect_uri: `${CALLBACK}?to=${encodeURIComponent(PAGE)}` });
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('popup')).toEqual({ code, state });
});
