import { expect, MATRIX, test } from './fixtures.js';

test('two logins on one page do not affect each other', async ({ login, page }) => {
  await login.open();
  await login.render({}, 'pair');
  await Promise.all([login.waitFor('a:ready'), login.waitFor('b:ready')]);
  await expect(page.locator('script[src*="wxLogin.js"]')).toHaveCount(1);
  const [first, second] = login.wechat.logins;
  expect(first?.state).not.toBe(second?.state);
  const { code } = login.wechat.approve(second);
  await page.waitForFunction(() => window.site.events.some(([name]) => name.endsWith('authorized')));
  const done = (await login.events()).filter(([name]) => name.endsWith('authorized'));
  expect(done).toHaveLength(1);
  expect(done[0]?.[1]).toEqual({ code, state: second?.state });
  await expect(page.locator('iframe')).toHaveCount(1);
});

test('the login works in a modal in a portal', MATRIX, async ({ login, page }) => {
  await login.open();
  await login.render({}, 'portal');
  await page.evaluate(() => [...document.querySelectorAll('dialog')].at(-1)?.showModal());
  await login.waitFor('ready');
  login.wechat.approve();
  await login.waitFor('authorized');
});

test('the login keeps its QR code in a tab that is hidden with display: none', async ({ login, page }) => {
  await login.open();
  await login.render({}, 'hidden', false);
  expect(await login.waitFor('ready')).toMatchObject({ confirmed: true });
  await login.render({}, 'hidden', true);
  await expect(page.frameLocator('iframe').locator('img')).toBeVisible();
  expect(login.wechat.logins).toHaveLength(1);
  login.wechat.approve();
  await login.waitFor('authorized');
});

test('the login requests a new QR code when an Activity is hidden and shown again', async ({
  login,
  page,
}) => {
  await login.open();
  await login.render({}, 'activity', true);
  await login.waitFor('ready');
  await login.render({}, 'activity', false);
  await expect(page.locator('iframe')).toHaveCount(0);
  await login.render({}, 'activity', true);
  await login.waitFor('ready', 2);
  expect(login.wechat.logins).toHaveLength(2);
  login.wechat.approve();
  await login.waitFor('authorized');
});

test('the login keeps its QR code beside a component that suspends', async ({ login, page }) => {
  await login.open();
  await login.render({}, 'suspense');
  await login.waitFor('ready');
  const release = await page.evaluateHandle(() => window.site.suspend());
  await login.render({}, 'suspense');
  await expect(page.getByText('waiting')).toBeVisible();
  await release.evaluate((go) => go());
  await expect(page.frameLocator('iframe').locator('img')).toBeVisible();
  expect(login.wechat.logins).toHaveLength(1);
  login.wechat.approve();
  await login.waitFor('authorized');
});

test('a page inside a frame gets the code, and a warning in whole-page mode', async ({ login, page }) => {
  await login.open();
  const { shop, other } = login.server;
  await page.goto(`${other}/around?page=${encodeURIComponent(`${shop}/login`)}`);
  const framed = page.frames().find((frame) => frame.url().startsWith(shop));
  await framed?.waitForFunction(() => Boolean(window.site));
  const render = (self_redirect: boolean) => {
    const props = { appid: 'wx1', redirect_uri: `${shop}/callback`, self_redirect };
    const polling = page.waitForRequest('**/connect/l/qrconnect?**');
    return Promise.all([polling, framed?.evaluate((all) => window.site.render(all), props)]);
  };
  await render(false);
  expect(login.console.join()).toContain('This page is in a frame itself');
  await render(true);
  const { code, state } = login.wechat.approve();
  const heard = () => framed?.evaluate(() => window.site.events.filter(([name]) => name === 'authorized'));
  await expect.poll(heard).toEqual([['authorized', { code, state }]]);
});

test('the login works after unmounting and mounting again at once', async ({ login, page }) => {
  await login.open();
  await login.render();
  await login.waitFor('ready');
  await page.evaluate(() => window.site.unmount());
  await login.render();
  await login.waitFor('ready', 2);
  expect(login.wechat.logins).toHaveLength(2);
  await expect(page.locator('iframe')).toHaveCount(1);
  login.wechat.approve();
  await login.waitFor('authorized');
});

test('a login that is unmounted while the script loads calls no handler, and the next one works', async ({
  login,
  page,
}) => {
  await login.open();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked = page.waitForRequest('**/wxLogin.js');
  await page.route('**/wxLogin.js', async (route) => {
    await held;
    await route.fallback();
  });
  await login.render({ script: 'required' });
  await asked;
  await page.evaluate(() => window.site.unmount());
  await expect(page.locator('script[src*="wxLogin.js"]')).toHaveCount(0);
  release();
  await login.settle();
  expect(login.wechat.logins).toHaveLength(0);
  expect((await login.of('status')).join(' ')).toBe('loading');
  await login.render();
  await login.waitFor('ready');
});

test('a login that is unmounted while the frame loads calls no handler', MATRIX, async ({ login, page }) => {
  await login.open();
  await page.route('https://open.weixin.qq.com/connect/qrconnect**', () => undefined, { times: 1 });
  await login.render();
  await login.waitFor('mount');
  await page.evaluate(() => window.site.unmount());
  await login.settle();
  expect((await login.of('status')).join(' ')).toBe('loading mounting');
  await expect(page.locator('iframe')).toHaveCount(0);
});
