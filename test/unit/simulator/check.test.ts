import { beforeEach, describe, expect, test } from 'vitest';
import { createWeChatSimulator, type WeChatSimulator } from '../../../src/simulator/index.js';

/** Tests of cross-site requests. Any page that the developer visits can send a form to the simulator's address. */

const APP = { appid: 'wx1', name: 'Shop', secret: 's', server: 'http://127.0.0.1:1/phone' };
const USER = { unionid: 'u1', nickname: 'Lin', phoneNumber: '+8613800138000' };
const ORIGIN = 'http://127.0.0.1:8788';
const QUERY = new URLSearchParams({
  appid: APP.appid,
  redirect_uri: 'https://shop.example/cb',
  scope: 'snsapi_login',
  state: 's',
});

let wechat: WeChatSimulator;
beforeEach(() => {
  wechat = createWeChatSimulator({ apps: [APP], users: [USER], desktopUser: USER });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  wechat.fetch(new Request(`${ORIGIN}${path}`, { headers }));

const ACTIONS = ['approve', 'refuse', 'quick login', 'mini program'] as const;

/** Scans a code, and creates the next request of one of the simulator's pages. */
async function start(action: (typeof ACTIONS)[number], headers: Record<string, string>): Promise<Request> {
  await get(`/connect/qrconnect?${QUERY}`);
  const { uuid } = wechat.scan();
  const post = (path: string, form: Record<string, string> = {}) =>
    new Request(ORIGIN + path, { method: 'POST', headers, body: new URLSearchParams(form) });
  if (action === 'quick login') return post(`/connect/qlogin?uuid=${uuid}`);
  if (action !== 'mini program') return post('/connect/confirm', { uuid, decision: action });
  const form = { appid: APP.appid, scan: 'x', decision: 'confirm', user: USER.unionid };
  return post('/connect/mini-program', form);
}

describe.each(ACTIONS)('%s', (action) => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:5173' }],
    ['another name of this machine', { origin: 'http://localhost:8788' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['an unknown page', {}],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }],
    ['a subdomain, as the browser says', { 'sec-fetch-site': 'same-site', origin: ORIGIN }],
    ['an invalid origin', { origin: 'evil' }],
  ])('is refused when it comes from %s', async (_where, headers) => {
    const request = await start(action, headers);
    expect((await wechat.fetch(request)).status).toBe(403);
    expect(wechat.events.map(({ type }) => type)).toEqual(['requested', 'scanned']);
  });

  test.each([
    ['its Origin says so', { origin: ORIGIN }],
    ['a tunnel added TLS', { origin: ORIGIN.replace('http:', 'https:') }],
    ['the browser says so', { 'sec-fetch-site': 'same-origin' }],
  ])('works on the simulator’s own page: %s', async (_why, headers) => {
    const request = await start(action, headers);
    expect((await wechat.fetch(request)).status).toBeLessThan(300);
  });
});

test('refuses PUT, PATCH and DELETE', async () => {
  const { url } = await start('approve', {});
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const request = new Request(url, { method, body: 'decision=approve' });
    expect((await wechat.fetch(request)).status).toBe(403);
  }
});

test('the API accepts requests without Origin, because servers send none', async () => {
  const { status } = await wechat.fetch(
    new Request(`${ORIGIN}/sns/oauth2/access_token`, { method: 'POST', body: new URLSearchParams() }),
  );
  expect(status).toBe(200);
});

test('opening the public address of the phone does not scan a mini-program code: the page asks first', async () => {
  const post = (path: string, body: object) =>
    wechat.fetch(new Request(ORIGIN + path, { method: 'POST', body: JSON.stringify(body) }));
  const asked = { grant_type: 'client_credential', appid: APP.appid, secret: APP.secret };
  const { access_token } = await (await post('/cgi-bin/stable_token', asked)).json();
  await post(`/wxa/getwxacodeunlimit?access_token=${access_token}`, { scene: 'secret-scene' });
  const WORKED = '连接不上服务器'; // the app's server has been asked
  for (const query of ['', `?user=${USER.unionid}`, `?appid=${APP.appid}`]) {
    const page = await (await get(`/connect/mini-program${query}`)).text();
    expect(page).not.toContain(WORKED);
    expect(page).toContain('value="secret-scene"');
  }
  const page = await get(`/connect/mini-program?appid=${APP.appid}&scene=secret-scene`);
  expect(await page.text()).toContain(WORKED);
});

describe('frames', () => {
  test.each(['/', '/connect/confirm?uuid=x', '/connect/mini-program', '/nowhere'])(
    'no site can frame %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    },
  );

  test('no site can frame a phone page with a code, before or after the decision', async () => {
    const approve = await start('approve', { origin: ORIGIN });
    const phone = await get(`/connect/confirm?uuid=${wechat.logins[0]?.uuid}`);
    const approved = await wechat.fetch(approve);
    for (const { status, headers } of [phone, approved]) {
      expect([status, headers.get('content-security-policy')]).toEqual([200, "frame-ancestors 'none'"]);
    }
  });

  test('every site can frame the QR page and its error pages', async () => {
    for (const query of [QUERY, 'appid=wxnobody']) {
      const { status, headers } = await get(`/connect/qrconnect?${query}`);
      expect([status, headers.get('content-security-policy')]).toEqual([200, null]);
    }
  });
});
