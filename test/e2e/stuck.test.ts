import { zhCN } from '../../src/react/index.js';
import { findFreePort } from '../listen.js';
import { expect, MATRIX } from './fixtures.js';
import { waitForFrameLoads } from './frame-loads.js';
import type { LoginPage } from './login-page.js';
import { approve, getLink, test } from './production.js';

/** Signs in by the link in the whole page, and checks the result like the page of redirect_uri. */
async function followLink(login: LoginPage, redirect_uri: string): Promise<void> {
  const { page, wechat } = login;
  const { state = '' } = wechat.logins.at(-1) ?? {};
  const asked = wechat.logins.length;
  await getLink(login).click();
  await page.waitForURL('https://open.weixin.qq.com/connect/qrconnect?**');
  await expect.poll(() => wechat.logins.length).toBe(asked + 1);
  const { code } = wechat.approve();
  const separator = redirect_uri.includes('?') ? '&' : '?';
  await page.waitForURL(new URL(`${redirect_uri}${separator}code=${code}&state=${state}`).href);
  await page.goto(`${login.server.shop}/login`);
  await page.waitForFunction(() => Boolean(window.site));
  expect(await page.evaluate((s) => window.site.verifyState(s), state)).toBe(true);
}

const CALLBACKS: [obstacle: string, path: string][] = [
  ['sends X-Frame-Options', '/denied'],
  ['has a policy that forbids frames', "/callback?csp=frame-ancestors%20'none'"],
];

for (const [obstacle, path] of CALLBACKS) {
  test(`the visitor signs in by the link if the callback ${obstacle}`, async ({ login, page }) => {
    const redirect_uri = `${login.server.shop}${path}`;
    await login.open();
    await login.render({ redirect_uri });
    await approve(login);
    await page.clock.fastForward(2_000);
    await expect(getLink(login)).toHaveCount(0);
    await page.clock.fastForward(3_000);
    await expect(getLink(login)).toBeVisible();
    await followLink(login, redirect_uri);
    expect(login.console.filter((text) => text.includes('wechat-qr-login'))).toEqual([]);
  });
}

test(
  'the visitor signs in by the link if the callback on another origin forbids frames',
  MATRIX,
  async ({ login, page }) => {
    await login.open();
    await login.render({ redirect_uri: `${login.server.other}/denied` });
    await approve(login);
    const { state } = login.wechat.logins.at(-1) ?? {};
    await page.clock.fastForward(5_000);
    await getLink(login).click();
    await page.waitForURL('https://open.weixin.qq.com/**');
    await expect.poll(() => login.wechat.logins.length).toBe(2);
    const { code } = login.wechat.approve();
    await page.waitForURL(`${login.server.other}/denied?code=${code}&state=${state}`);
  },
);

test('shows the link below a sign-in page of another origin between WeChat and the callback', async ({
  login,
  page,
}) => {
  const { shop, other } = login.server;
  await login.open();
  const redirect_uri = `${shop}/redirects?to=${encodeURIComponent(`${other}/sso`)}`;
  await login.render({ redirect_uri });
  await approve(login);
  await page.clock.fastForward(5_000);
  await expect(getLink(login)).toBeVisible();
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'THE SITE' })).toBeVisible();
  const { state } = login.wechat.logins.at(-1) ?? {};
  await expect(getLink(login)).toHaveAttribute('href', new RegExp(`[?&]state=${state}(&|#)`));
});

test('shows the link if WeChat refuses the connection', MATRIX, async ({ login, page }) => {
  await login.open();
  const authorizationEndpoint = `http://127.0.0.1:${await findFreePort()}/closed`;
  await login.render({ script: 'none', authorizationEndpoint });
  await waitForFrameLoads(page, 1);
  await page.clock.fastForward(5_100);
  await expect(getLink(login)).toHaveAttribute('href', new RegExp(`^${authorizationEndpoint}\\?`));
});

test('shows the link while WeChat cannot be reached', async ({ login, page }) => {
  await login.open();
  for (const [index, reason] of (['namenotresolved', 'connectionreset', 'timedout'] as const).entries()) {
    await page.route('https://open.weixin.qq.com/**', (route) => route.abort(reason));
    await page.evaluate(() => {
      window.frameLoads = 0;
    });
    await login.render({ state: reason });
    await waitForFrameLoads(page, 1);
    await page.clock.fastForward(5_100);
    await expect(getLink(login)).toBeVisible();
    await page.unroute('https://open.weixin.qq.com/**');
    // WeChat is available again, and its page loads in the frame.
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.setAttribute('src', frame.src));
    await expect(getLink(login)).toHaveCount(0);
    expect(await login.waitFor('ready', 2 * index + 2)).toMatchObject({ confirmed: true });
    const { code } = login.wechat.approve();
    expect(await login.waitFor('authorized', index + 1)).toEqual({ code, state: reason });
  }
});

/** It is not known whether WeChat's page sends `wxQRcodeReady` in each of its modes. */
const dropPictureMessages = () =>
  addEventListener(
    'message',
    (event) => {
      if (String(event.data).includes('wxQRcodeReady')) event.stopImmediatePropagation();
    },
    true,
  );

for (const messages of ['wxReady', 'wxReady and wxQRcodeReady']) {
  test(`does not show the link when WeChat's page renews its code, messages: ${messages}`, async ({
    login,
    page,
  }) => {
    if (messages === 'wxReady') await page.addInitScript(dropPictureMessages);
    await login.open();
    await login.render();
    await login.waitFor('ready');
    await page.evaluate((name) => {
      new MutationObserver(() => {
        if ([...document.links].some(({ textContent }) => textContent === name)) {
          window.site.events.push(['link', undefined]);
        }
      }).observe(document.body, { childList: true, subtree: true });
    }, zhCN.link);
    for (let loads = 2; loads <= 4; loads++) {
      await page.clock.fastForward(60_000);
      login.wechat.expire();
      await page.frameLocator('iframe').locator('.refresh:visible').click();
      await waitForFrameLoads(page, loads);
      await page.clock.fastForward(60_000);
      await expect(page.frameLocator('iframe').locator('img.js_qrcode_img')).toBeVisible();
    }
    expect(await login.of('link')).toEqual([]);
    await expect(getLink(login)).toHaveCount(0);
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
  });
}

test('the link disappears when a late result arrives', async ({ login, page }) => {
  const { shop, other } = login.server;
  await login.open();
  // A page of another origin that waits for the visitor, and then navigates to the callback.
  await page.route(`${other}/consent**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<a href="${shop}/callback${new URL(route.request().url()).search}">Continue</a>`,
    }),
  );
  await login.render({ redirect_uri: `${other}/consent` });
  await approve(login);
  await page.clock.fastForward(5_000);
  await expect(getLink(login)).toBeVisible();
  await page.frameLocator('iframe').getByRole('link', { name: 'Continue' }).click();
  await login.waitFor('authorized');
  await expect(getLink(login)).toHaveCount(0);
  await expect(page.getByText(zhCN.confirming)).toBeVisible();
});

test('the link disappears with a new QR code', async ({ login, page }) => {
  await login.open();
  await login.render({ redirect_uri: `${login.server.shop}/denied` });
  await approve(login);
  await page.clock.fastForward(5_000);
  await expect(getLink(login)).toBeVisible();
  await page.evaluate(() => window.site.refresh());
  await login.waitFor('ready', 2);
  await expect(getLink(login)).toHaveCount(0);
  await page.clock.fastForward(60_000);
  await expect(getLink(login)).toHaveCount(0);
});
