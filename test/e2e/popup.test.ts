import { expect, MATRIX, test } from './fixtures.js';
import { APPID } from './login-page.js';
import { clickPopup, leftovers, openPopup, untilClosed } from './popup.js';

for (const path of ['/relay', '/callback.html']) {
  for (const policy of ['', 'same-origin', 'same-origin-allow-popups']) {
    const title = policy
      ? `with Cross-Origin-Opener-Policy: ${policy}`
      : 'without Cross-Origin-Opener-Policy';
    test(
      `a page ${title} gets from ${path} that the visitor refuses, and then approves`,
      policy === 'same-origin-allow-popups' ? MATRIX : {},
      async ({ login, page }) => {
        await login.open({}, { coop: policy });
        const first = await openPopup(login, { redirect_uri: `${login.server.shop}${path}?coop=${policy}` });
        login.wechat.refuse();
        expect(await login.waitFor('popup-error')).toMatchObject({ code: 'refused' });
        await untilClosed(first);
        expect(await leftovers(page)).toEqual({ local: {}, session: '' });

        const second = await clickPopup(login);
        const { code, state } = login.wechat.approve();
        expect(await login.waitFor('popup')).toEqual({ code, state });
        await untilClosed(second);
        expect(await leftovers(page)).toEqual({ local: {}, session: '' });
        expect(login.console).toEqual([]);
      },
    );
  }

  test(`a page gets the result from ${path} on another origin`, async ({ login }) => {
    await login.open();
    const { shop, other } = login.server;
    const popup = await openPopup(login, { redirect_uri: `${other}${path}?to=${encodeURIComponent(shop)}` });
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('popup')).toEqual({ code, state });
    await untilClosed(popup);
  });

  test(`a page gets no result from ${path} on another origin without targetOrigin`, async ({ login }) => {
    await login.open();
    const popup = await openPopup(login, { redirect_uri: `${login.server.other}${path}` });
    login.wechat.approve();
    // It has removed the result from its address, so it has sent its message.
    await popup.waitForURL(`${login.server.other}${path}`);
    await login.settle();
    expect(await login.events()).toEqual([]);
  });
}

test('a page without Cross-Origin-Opener-Policy gets the result from a redirect page with that policy', async ({
  login,
}) => {
  await login.open();
  const redirect_uri = `${login.server.shop}/relay?coop=same-origin`;
  const popup = await openPopup(login, { redirect_uri });
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('popup')).toEqual({ code, state });
  await untilClosed(popup);
});

test('the pop-up has the size of the options, and a name that contains the state', async ({ login }) => {
  await login.open();
  const popup = await openPopup(login, { width: 420, height: 560 });
  const { state } = login.wechat.logins[0] ?? {};
  expect(await popup.evaluate(() => [innerWidth, innerHeight, window.name])).toEqual([
    420,
    560,
    `wechat-qr-login ${state}`,
  ]);
});

test('a second click opens no second pop-up', async ({ login, page }) => {
  await login.open();
  await openPopup(login);
  await page.getByRole('button', { name: 'Pop-up' }).click();
  await login.settle();
  expect(page.context().pages()).toHaveLength(2);
  expect(login.wechat.logins).toHaveLength(1);
  const { code, state } = login.wechat.approve();
  await login.waitFor('popup', 2);
  expect(await login.of('popup')).toEqual([
    { code, state },
    { code, state },
  ]);
});

test('aborting the signal closes the pop-up', async ({ login, page }) => {
  await login.open();
  const popup = await openPopup(login);
  await page.evaluate(() => window.site.abortPopup());
  await untilClosed(popup);
  expect(await login.waitFor('popup-error')).toMatchObject({ message: 'changed my mind' });
});

test('leaving the page closes its pop-up', async ({ login, page }) => {
  await login.open();
  const popup = await openPopup(login);
  await page.reload();
  await untilClosed(popup);
  expect(await leftovers(page)).toMatchObject({ local: {} });
});

test('two tabs with pop-ups at once each get their own result', async ({ login, page, context }) => {
  await login.open({}, { coop: 'same-origin' });
  const tab = await context.newPage();
  await tab.goto(page.url());
  await tab.waitForFunction(() => Boolean(window.site));
  const options = { appid: APPID, redirect_uri: `${login.server.shop}/relay` };
  await openPopup(login, options);
  await tab.evaluate((all) => window.site.offerPopup(all), options);
  await tab.getByRole('button', { name: 'Pop-up' }).click();
  await expect.poll(() => login.wechat.logins.length).toBe(2);
  const [first, second] = login.wechat.logins;
  const late = login.wechat.approve(second);
  await expect
    .poll(() => tab.evaluate(() => window.site.events))
    .toEqual([['popup', { code: late.code, state: second?.state }]]);
  expect(await login.events()).toEqual([]);
  const { code } = login.wechat.approve(first);
  expect(await login.waitFor('popup')).toEqual({ code, state: first?.state });
});

test.describe('a pop-up that the visitor closes', () => {
  // The test controls the page's clock, so that the page has checked the window often enough.
  test.beforeEach(({ page }) => page.clock.install());

  test("on WeChat's page causes popup_closed", async ({ login, page }) => {
    await login.open();
    const popup = await openPopup(login);
    await page.clock.runFor(2000);
    await popup.close();
    await page.clock.runFor(3000);
    expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_closed' });
    expect(await leftovers(page)).toMatchObject({ local: {} });
  });

  test("before WeChat's page has loaded causes popup_closed", async ({ login, page, context }) => {
    await login.open();
    await context.route('https://open.weixin.qq.com/connect/qrconnect**', () => undefined);
    const asked = context.waitForEvent('request', (request) => request.url().includes('/connect/qrconnect'));
    await page.evaluate(() => {
      const { open } = window;
      Object.assign(window, {
        // Closed by the test, because nobody can click in a window that has not loaded. The page cannot see the
        // difference.
        open: (...all: Parameters<typeof open>) => Object.assign(window, { popup: open(...all) }).popup,
      });
      window.site.offerPopup({ appid: 'wx1', redirect_uri: `${location.origin}/relay` });
    });
    await page.getByRole('button', { name: 'Pop-up' }).click();
    await asked;
    await page.evaluate(() => (window as unknown as { popup: Window }).popup.close());
    await page.clock.runFor(3000);
    expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_closed' });
  });

  test('does not end the login if it is cut off, but another click opens a new one, whose result counts', async ({
    login,
    page,
  }) => {
    await login.open({}, { coop: 'same-origin' });
    const popup = await openPopup(login);
    await page.clock.runFor(2000);
    await popup.close();
    await page.clock.runFor(60_000);
    expect(await login.events()).toEqual([]);
    await clickPopup(login);
    expect(await login.waitFor('popup-error')).toMatchObject({ code: 'popup_closed' });
    expect(login.wechat.logins[0]?.state).not.toBe(login.wechat.logins[1]?.state);
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('popup')).toEqual({ code, state });
  });

  test('causes popup_closed, and the message names the policy, if it is cut off from a redirect page on another origin', async ({
    login,
    page,
  }) => {
    await login.open({}, { coop: 'same-origin' });
    const { shop, other } = login.server;
    await openPopup(login, { redirect_uri: `${other}/relay?to=${encodeURIComponent(shop)}` });
    await page.clock.runFor(3000);
    const error = (await login.waitFor('popup-error')) as { code: string; message: string };
    expect(error.code).toBe('popup_closed');
    expect(error.message).toContain('Cross-Origin-Opener-Policy');
  });
});

test('control: without this package, a page with COOP sees an open window as closed, and gets no result', async ({
  login,
  page,
}) => {
  await login.open({}, { coop: 'same-origin' });
  await page.evaluate(() => {
    const address = new URL(
      'https://open.weixin.qq.com/connect/qrconnect?appid=wx1&scope=snsapi_login&state=s',
    );
    address.searchParams.set('redirect_uri', `${location.origin}/by-hand`);
    const button = document.body.appendChild(document.createElement('button'));
    button.onclick = () =>
      Object.assign(window, { popup: open(address, 'login', 'popup,width=480,height=640') });
  });
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button').click();
  const popup = await opened;
  await popup.getByRole('img').waitFor();
  await page.waitForFunction(() => (window as unknown as { popup?: Window }).popup?.closed);
  login.wechat.approve();
  await popup.waitForURL('**/by-hand?**');
  expect(popup.isClosed()).toBe(false);
  expect(await popup.evaluate(() => [window.opener, window.name])).toEqual([null, '']);
});
