import { beforeEach, describe, expect, test } from 'vitest';
import { createWeChatSimulator, type WeChatSimulator } from '../../../src/simulator/index.js';

const APP = { appid: 'wxshop', secret: 'sssh', name: 'Shop' };
const OTHER = { appid: 'wxother', secret: 'sssh', name: 'Other' };
const USER = { unionid: 'union', nickname: '<b>林</b>', avatar: 'https://pic.example/1.png' };
const MINUTE = 60_000;

let time: number;
let wechat: WeChatSimulator;
beforeEach(() => {
  time = 1_000_000;
  let count = 0;
  wechat = createWeChatSimulator({
    apps: [APP, OTHER],
    users: [USER],
    now: () => time,
    createId: (kind) => `${kind}-${++count}`,
  });
});

const get = (address: string) => wechat.fetch(new Request(address));
const api = async (path: string, query: Record<string, string>) => {
  const response = await get(`https://api.weixin.qq.com/sns/${path}?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};

/** Creates a code by an approval of the visitor. */
async function approve(appid = APP.appid): Promise<string> {
  const query = new URLSearchParams({
    appid,
    redirect_uri: 'https://shop.example/cb',
    scope: 'snsapi_login',
    state: 's',
  });
  await get(`https://open.weixin.qq.com/connect/qrconnect?${query}`);
  return wechat.approve().code;
}
const exchange = (code: string, more: Record<string, string> = {}) =>
  api('oauth2/access_token', {
    appid: APP.appid,
    secret: APP.secret,
    code,
    grant_type: 'authorization_code',
    ...more,
  });

describe('the requests of a server', () => {
  test('exchange a code for tokens, read the profile, and refresh the tokens', async () => {
    const tokens = await exchange(await approve());
    expect(tokens).toEqual({
      access_token: 'access_token-3',
      expires_in: 7200,
      refresh_token: 'refresh_token-4',
      openid: 'o_union_wxshop',
      scope: 'snsapi_login',
      unionid: 'union',
    });
    const known = { access_token: 'access_token-3', openid: 'o_union_wxshop' };
    expect(await api('auth', known)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await api('userinfo', { ...known, lang: 'zh_CN' })).toMatchObject({
      openid: 'o_union_wxshop',
      nickname: USER.nickname,
      headimgurl: USER.avatar,
      privilege: [],
      unionid: 'union',
    });
    time += 121 * MINUTE;
    const renewed = await api('oauth2/refresh_token', {
      appid: APP.appid,
      grant_type: 'refresh_token',
      refresh_token: 'refresh_token-4',
    });
    expect(renewed).toMatchObject({ access_token: 'access_token-5', refresh_token: 'refresh_token-4' });
    expect(renewed).not.toHaveProperty('unionid');
  });

  test('a person has one unionid, and a different openid in each app', async () => {
    const one = await exchange(await approve());
    const two = await exchange(await approve(OTHER.appid), { appid: OTHER.appid });
    expect(two.unionid).toBe(one.unionid);
    expect(two.openid).not.toBe(one.openid);
  });
});

describe('errors come with HTTP 200, WeChat’s number, and a rid', () => {
  const readErrcode = async (answer: Promise<Record<string, unknown>>) => {
    const { errcode, errmsg } = await answer;
    expect(errmsg).toMatch(/, rid: /);
    return errcode;
  };

  test('of the exchange', async () => {
    const code = await approve();
    expect(await readErrcode(exchange(code, { appid: '' }))).toBe(41002);
    expect(await readErrcode(exchange(code, { secret: '' }))).toBe(41004);
    expect(await readErrcode(exchange(''))).toBe(41008);
    expect(await readErrcode(exchange(code, { appid: 'wxnobody' }))).toBe(40013);
    expect(await readErrcode(exchange(code, { secret: 'wrong' }))).toBe(40125);
    expect(await readErrcode(exchange('made-up'))).toBe(40029);
    expect(await readErrcode(exchange(code, { appid: OTHER.appid }))).toBe(40029);
    await exchange(code);
    expect(await readErrcode(exchange(code))).toBe(40163);
    const late = await approve();
    time += 10 * MINUTE;
    expect(await readErrcode(exchange(late))).toBe(42003);
  });

  test('of tokens', async () => {
    const { openid } = await exchange(await approve());
    const known = { access_token: 'access_token-3', openid: `${openid}` };
    expect(await readErrcode(api('userinfo', { openid: known.openid }))).toBe(41001);
    expect(await readErrcode(api('userinfo', { access_token: known.access_token }))).toBe(41009);
    expect(await readErrcode(api('auth', { ...known, openid: 'other' }))).toBe(40003);
    expect(await readErrcode(api('auth', { ...known, access_token: 'other' }))).toBe(40001);
    time += 120 * MINUTE;
    expect(await readErrcode(api('userinfo', known))).toBe(42001);
    const refresh = { appid: APP.appid, grant_type: 'refresh_token', refresh_token: 'refresh_token-4' };
    expect(await readErrcode(api('oauth2/refresh_token', { ...refresh, refresh_token: 'other' }))).toBe(
      40030,
    );
    expect(await readErrcode(api('oauth2/refresh_token', { ...refresh, appid: OTHER.appid }))).toBe(40030);
    time += 30 * 24 * 60 * MINUTE;
    expect(await readErrcode(api('oauth2/refresh_token', refresh))).toBe(42002);
  });
});

test('a QR code is valid for five minutes on the simulator’s clock', async () => {
  const query = new URLSearchParams({
    appid: APP.appid,
    redirect_uri: 'https://shop.example/cb',
    scope: 'snsapi_login',
  });
  await get(`https://open.weixin.qq.com/connect/qrconnect?${query}`);
  time += 5 * MINUTE;
  const poll = await get('https://lp.open.weixin.qq.com/connect/l/qrconnect?uuid=uuid-1&last=408');
  expect(await poll.text()).toContain('window.wx_errcode=402;');
  expect((await get('https://open.weixin.qq.com/connect/confirm?uuid=uuid-1')).status).toBe(404);
  expect(() => wechat.approve()).toThrow('expired');
});

test('stores only the last 500 codes', async () => {
  const first = await approve();
  const kept = await approve();
  for (let times = 0; times < 499; times++) await approve();
  expect([(await exchange(first)).errcode, (await exchange(kept)).openid]).toEqual([40029, 'o_union_wxshop']);
});
