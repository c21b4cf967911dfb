import { expect, test } from './fixtures.js';

test.describe('after the visitor approves, the page', () => {
  test('gets the code once, does not navigate, and never shows the site inside the frame', async ({
    login,
    page,
  }) => {
    await login.open();
    await login.render();
    expect(await login.waitFor('ready')).toEqual({ confirmed: true, direct: false });
    const address = page.url();
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
    await login.settle();
    expect(await login.of('authorized')).toHaveLength(1);
    expect(page.url()).toBe(address);
    expect((await login.of('status')).join(' ')).toBe('loading mounting ready authorized');
    expect(login.wechat.logins).toHaveLength(1);
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(login.requestsOf('/painted')).toHaveLength(0);
    expect(login.console).toEqual([]);
    // The frame's request for the callback has no Lax cookie, but the page's request has one.
    await page.evaluate(() => fetch('/api/finish'));
    expect(login.requestsOf('/callback').map(({ cookie, destination }) => [destination, cookie])).toEqual([
      ['iframe', undefined],
    ]);
    expect(login.requestsOf('/api/finish').at(0)?.cookie).toBe('session=lax');
  });

  test('control: without this package, the site is visible inside the frame', async ({ login }) => {
    await login.open();
    await login.renderByHand({
      redirect_uri: encodeURIComponent(`${login.server.shop}/callback`),
      self_redirect: true,
    });
    login.wechat.approve();
    await expect.poll(() => login.requestsOf('/painted').length).toBeGreaterThan(0);
  });

  test('gets the code from a redirect page on another origin', async ({ login, page }) => {
    await login.open();
    const { shop, other } = login.server;
    await login.render({ redirect_uri: `${other}/relay?to=${encodeURIComponent(shop)}` });
    await login.waitFor('ready');
    const { code, state } = login.wechat.approve();
    expect(await login.waitFor('authorized')).toEqual({ code, state });
    expect(page.url()).toContain(`${shop}/login`);
  });

  test('gets the code in a background tab, which the browser does not render', async ({ login, page }) => {
    await login.open();
    await login.render({
      redirect_uri: `${login.server.shop}/relay?to=${encodeURIComponent(login.server.shop)}`,
    });
    await login.waitFor('ready');
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    const { code, state } = login.wechat.approve();
    await expect.poll(() => login.of('authorized')).toEqual([{ code, state }]);
  });

  test('reports a result once if the redirect page sends it twice', async ({ login }) => {
    await login.open();
    const { shop, other } = login.server;
    await login.render({ redirect_uri: `${other}/relay-twice?to=${encodeURIComponent(shop)}` });
    await login.waitFor('ready');
    login.wechat.approve();
    await login.waitFor('authorized');
    await login.settle();
    expect(await login.of('authorized')).toHaveLength(1);
  });

  test('gets the code from an approval on the simulator’s phone page', async ({ login, page, context }) => {
    await login.open();
    await login.render();
    await login.waitFor('ready');
    const opened = context.waitForEvent('page');
    await page.frameLocator('iframe').getByRole('link', { name: '手机页面' }).click();
    const phone = await opened;
    await expect(page.frameLocator('iframe').getByText('扫描成功')).toBeVisible();
    await phone.getByRole('button', { name: '允许' }).click();
    await login.waitFor('authorized');
    await expect(phone.getByRole('status')).toContainText('已允许');
  });
});

test.describe('after the visitor approves in whole-page mode', () => {
  test('the page goes to redirect_uri on its own origin', async ({ login, page }) => {
    await login.open();
    await login.render({ self_redirect: false });
    await login.waitFor('ready');
    const { code, state } = login.wechat.approve();
    await page.waitForURL(`${login.server.shop}/callback?code=${code}&state=${state}`);
    expect(login.requestsOf('/callback').at(-1)?.cookie).toBe('session=lax');
  });

  test('the page goes to redirect_uri on another origin, because the sandbox allows it', async ({
    login,
    page,
  }) => {
    await login.open();
    await login.render({ self_redirect: false, redirect_uri: `${login.server.other}/callback` });
    await login.waitFor('ready');
    const { code, state } = login.wechat.approve();
    await page.waitForURL(`${login.server.other}/callback?code=${code}&state=${state}`);
    expect(login.wechat.logins).toHaveLength(1);
  });

  test('the page goes to redirect_uri on another origin if self_redirect is not set', async ({
    login,
    page,
  }) => {
    await login.open();
    const nothing = { onAuthorized: undefined, onRefused: undefined, self_redirect: undefined };
    await login.render({ ...nothing, redirect_uri: `${login.server.other}/callback` });
    await login.waitFor('ready');
    expect(login.wechat.logins[0]?.query.self_redirect).toBe('default');
    login.wechat.approve();
    await page.waitForURL(`${login.server.other}/callback?**`);
  });

  test('control: without this package, Chrome blocks the navigation to another origin', async ({
    login,
    page,
  }) => {
    await login.open();
    await login.renderByHand({ redirect_uri: encodeURIComponent(`${login.server.other}/callback`) });
    const blocked = page.waitForEvent('console', (message) => message.text().includes('Unsafe attempt'));
    login.wechat.approve();
    await blocked;
    expect(page.url()).toContain(`${login.server.shop}/login`);
    expect(login.requestsOf('/callback')).toHaveLength(0);
  });

  test('verifyState() returns true once on the callback page', async ({ login, page }) => {
    await login.open();
    await login.render({ self_redirect: false });
    await login.waitFor('ready');
    const { state } = login.wechat.approve();
    await page.waitForURL('**/callback?**');
    await page.goto(`${login.server.shop}/login`);
    await page.waitForFunction(() => Boolean(window.site));
    expect(
      await page.evaluate(
        (s) => [window.site.verifyState('x'), window.site.verifyState(s), window.site.verifyState(s)],
        state,
      ),
    ).toEqual([false, true, false]);
  });
});
