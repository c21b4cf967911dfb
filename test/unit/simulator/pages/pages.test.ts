import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWeChatSimulator, type WeChatSimulator } from '../../../../src/simulator/index.js';

const PATHS = [
  '/',
  '/connect/zh_CN/htmledition/js/wxLogin.js',
  '/connect/qrconnect',
  '/connect/qrcode/x',
  '/connect/l/qrconnect',
  '/connect/confirm',
  '/connect/qlogin',
  '/sns/oauth2/access_token',
  '/sns/oauth2/refresh_token',
  '/sns/auth',
  '/sns/userinfo',
  '/nowhere',
];
const HOSTS = [
  'https://open.weixin.qq.com',
  'https://api.weixin.qq.com',
  'https://lp.open.weixin.qq.com',
  'http://127.0.0.1:5174',
];
const NAMES = [
  'appid',
  'redirect_uri',
  'scope',
  'state',
  'uuid',
  'last',
  'href',
  'lang',
  'style',
  'code',
  'openid',
];

describe('for any query', () => {
  const markup = '<img src=x onerror=alert(1)>"\'</script>';
  const value = fc.oneof(
    fc.constantFrom(
      'snsapi_login',
      'en',
      '1',
      'https://shop.example/cb',
      `https://shop.example/${markup}`,
      markup,
    ),
    fc.string(),
    fc.string({ unit: 'binary' }),
  );
  const anyRequest = fc.record({
    host: fc.constantFrom(...HOSTS),
    path: fc.oneof(fc.constantFrom(...PATHS), fc.webPath()),
    query: fc.dictionary(fc.constantFrom(...NAMES), value),
    post: fc.boolean(),
  });

  test('no page throws, returns a server error, or contains the query’s markup', async () => {
    const wechat = createWeChatSimulator({ pollTimeout: 0 });
    await fc.assert(
      fc.asyncProperty(anyRequest, async ({ host, path, query, post }) => {
        const form = new URLSearchParams(query);
        const request = post
          ? new Request(host + path, { method: 'POST', body: form })
          : new Request(`${host}${path}?${form}`);
        const response = await wechat.fetch(request);
        expect(response.status).toBeLessThan(500);
        const text = await response.text();
        if (response.headers.get('content-type')?.includes('html')) expect(text).not.toContain('<img src=x');
        expect(text).not.toMatch(/\bat .*\.(ts|js):\d+/);
      }),
      { numRuns: 5000 },
    );
  }, 60_000);

  test('refuses a body that is too large', async () => {
    const body = new URLSearchParams({ uuid: 'x'.repeat(20_000) });
    const response = await createWeChatSimulator().fetch(
      new Request('http://127.0.0.1/connect/confirm', { method: 'POST', body }),
    );
    expect(response.status).toBe(413);
  });
});

describe('hosts', () => {
  test.each([
    ['https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js', 200],
    ['https://open.weixin.qq.com/connect/zh_CN/htmledition/js/wxLogin.js', 404],
    ['https://res.wx.qq.com/connect/qrconnect?appid=wx1', 404],
    ['https://api.weixin.qq.com/sns/auth', 200],
    ['https://open.weixin.qq.com/sns/auth', 404],
    ['https://open.weixin.qq.com/', 404],
    ['http://127.0.0.1:5174/', 200],
    ['http://127.0.0.1:5174/sns/auth', 200],
    ['http://127.0.0.1:5174/connect/zh_CN/htmledition/js/wxLogin.js', 200],
  ])('%s answers %d', async (address, status) => {
    expect((await createWeChatSimulator().fetch(new Request(address))).status).toBe(status);
  });
});

test('the start page lists the logins, newest first', async () => {
  const wechat = createWeChatSimulator();
  for (const appid of ['wxone', 'wxtwo']) {
    const query = new URLSearchParams({
      appid,
      redirect_uri: 'https://shop.example/<cb>',
      scope: 'snsapi_login',
    });
    await wechat.fetch(new Request(`http://127.0.0.1/connect/qrconnect?${query}`));
  }
  wechat.scan();
  const page = await (await wechat.fetch(new Request('http://127.0.0.1/'))).text();
  expect(page.indexOf('wxtwo')).toBeLessThan(page.indexOf('wxone'));
  expect(page).toContain('已扫描');
  expect(page).toContain('https://shop.example/&lt;cb&gt;');
  expect(page).toContain('这不是微信');
});

test('redirect_uri must be http(s) and in the registered domain', async () => {
  const wechat = createWeChatSimulator({ apps: [{ appid: 'wx1', name: 'Shop', domain: 'shop.example' }] });
  for (const redirect_uri of ['javascript:alert(1)', 'https://evil.example/', 'shop.example', '']) {
    const query = new URLSearchParams({ appid: 'wx1', redirect_uri, scope: 'snsapi_login' });
    const response = await wechat.fetch(new Request(`https://open.weixin.qq.com/connect/qrconnect?${query}`));
    expect(await response.text()).toContain('redirect_uri 参数错误');
  }
  expect(wechat.logins).toHaveLength(0);
});

test('offers quick login only if there is a desktop user and the page allows it', async () => {
  const page =
    'https://open.weixin.qq.com/connect/qrconnect?appid=wx1&redirect_uri=https%3A%2F%2Fshop.example%2F&scope=snsapi_login&state=s';
  const BUTTON = '<button class="qlogin_btn"';
  const read = async (wechat: WeChatSimulator, address: string) =>
    (await wechat.fetch(new Request(address))).text();
  expect(await read(createWeChatSimulator(), page)).not.toContain(BUTTON);
  const wechat = createWeChatSimulator({ desktopUser: { unionid: 'u', nickname: '<i>Lin' } });
  expect(await read(wechat, page)).toContain(BUTTON);
  expect(await read(wechat, `${page}&fast_login=0&stylelite=1`)).not.toContain(BUTTON);
  // WeChat ignores it in its old look.
  expect(await read(wechat, `${page}&fast_login=0`)).toContain(BUTTON);
});
