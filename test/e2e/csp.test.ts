import { expect, test } from './fixtures.js';

/** The policy of docs/security.md, strict in everything else. */
const policy = (frames: string, script = 'https://res.wx.qq.com') =>
  `default-src 'none'; connect-src 'self'; style-src 'none'; script-src 'self' ${script}; frame-src ${frames}`;

test('the login works under the documented policy, without a violation', async ({ login }) => {
  await login.open({}, { csp: policy("https://open.weixin.qq.com 'self'") });
  await login.render();
  expect(await login.waitFor('ready')).toMatchObject({ confirmed: true, direct: false });
  login.wechat.approve();
  await login.waitFor('authorized');
  expect(login.console).toEqual([]);
});

test('the script tag gets the nonce', async ({ login, page }) => {
  await page.addInitScript(() => {
    const nonces: (string | null)[] = [];
    Object.assign(window, { nonces });
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, value);
      if (this instanceof HTMLScriptElement && name === 'nonce') nonces.push(this.getAttribute('nonce'));
    };
  });
  await login.open(
    {},
    { nonce: 'n0nce', csp: policy("https://open.weixin.qq.com 'self'", "'nonce-n0nce' 'strict-dynamic'") },
  );
  await login.render({ nonce: 'n0nce' });
  expect(await login.waitFor('ready')).toMatchObject({ direct: false });
  expect(await page.evaluate(() => (window as unknown as { nonces: string[] }).nonces)).toEqual(['n0nce']);
});

test('frame_blocked names the host of the callback if frame-src lacks it', async ({ login }) => {
  await login.open({}, { csp: policy('https://open.weixin.qq.com') });
  await login.render();
  await login.waitFor('ready');
  login.wechat.approve();
  const error = (await login.waitFor('error')) as { code: string; message: string };
  expect(error.code).toBe('frame_blocked');
  expect(error.message).toContain(login.server.shop);
});

test("frame_blocked names WeChat's host if frame-src lacks it", async ({ login, page }) => {
  await login.open({}, { csp: policy("'self'") });
  await login.render();
  const error = (await login.waitFor('error')) as { code: string; message: string };
  expect(error.code).toBe('frame_blocked');
  expect(error.message).toContain('https://open.weixin.qq.com');
  expect(await login.of('ready')).toEqual([]);
  // The visitor can continue with the link, which frame-src does not block.
  const link = await page.getByRole('link', { name: '前往微信登录页' }).getAttribute('href');
  expect(new URL(link ?? '').searchParams.get('state')).toMatch(/^\d{20,}$/);
});

test('a violation by another frame of the page is ignored', async ({ login, page }) => {
  await login.open({}, { csp: policy('https://open.weixin.qq.com') });
  await login.render({ self_redirect: false });
  await login.waitFor('ready');
  const violated = page.evaluate(
    () => new Promise((seen) => document.addEventListener('securitypolicyviolation', seen, { once: true })),
  );
  await page.evaluate(() => {
    const stranger = document.createElement('iframe');
    stranger.src = '/stranger';
    document.body.append(stranger);
  });
  await violated;
  await login.settle();
  expect((await login.of('status')).at(-1)).toBe('ready');
});

test('shows the QR code without the script if script-src lacks its host', async ({ login }) => {
  await login.open({}, { csp: policy("https://open.weixin.qq.com 'self'", '') });
  await login.render();
  expect(await login.waitFor('ready')).toMatchObject({ direct: true, cause: { code: 'script_failed' } });
  login.wechat.approve();
  await login.waitFor('authorized');
});
