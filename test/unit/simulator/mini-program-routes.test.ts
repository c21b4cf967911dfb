import { PNG } from 'pngjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createWeChatSimulator, type WeChatSimulator } from '../../../src/simulator/index.js';
import { readQr } from '../../read-qr.js';

const APP = { appid: 'wxmini', secret: 'sssh', name: 'Shop', pages: ['pages/scan/scan'] };
const OTHER = { appid: 'wxother', secret: 'sssh', name: 'Other' };
const USER = { unionid: 'union', nickname: 'Lin', phoneNumber: '+8613800138000' };
const MINUTE = 60_000;

let time: number;
let wechat: WeChatSimulator;
beforeEach(() => {
  time = 1_000_000;
  wechat = createWeChatSimulator({ apps: [APP, OTHER], users: [USER], now: () => time });
});

type Answer = Record<string, unknown>;
const send = (path: string, init?: RequestInit) =>
  wechat.fetch(new Request(`https://api.weixin.qq.com${path}`, init));
const post = (path: string, body: unknown) => send(path, { method: 'POST', body: JSON.stringify(body) });
const read = async (response: Promise<Response>): Promise<Answer> => (await response).json();

const code2session = (js_code: string, more: Record<string, string> = {}) => {
  const query = { appid: APP.appid, secret: APP.secret, js_code, grant_type: 'authorization_code', ...more };
  return read(send(`/sns/jscode2session?${new URLSearchParams(query)}`));
};
const askToken = (more: Answer = {}) =>
  read(
    post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: APP.appid,
      secret: APP.secret,
      ...more,
    }),
  );
const token = async (more?: Answer) => `${(await askToken(more)).access_token}`;
const errcode = async (answer: Promise<Answer>) => (await answer).errcode;

describe('code2session', () => {
  test('returns one unionid, and a different openid for each mini program', async () => {
    const one = await code2session(wechat.issueLoginCode({ appid: APP.appid }));
    const two = await code2session(wechat.issueLoginCode({ appid: OTHER.appid }), { appid: OTHER.appid });
    expect(one).toEqual({ openid: 'o_union_wxmini', unionid: 'union', session_key: expect.any(String) });
    expect([two.unionid, two.openid]).toEqual(['union', 'o_union_wxother']);
  });

  test('accepts a code once, within five minutes, and only from its own mini program', async () => {
    const code = wechat.issueLoginCode({ appid: APP.appid });
    expect(await errcode(code2session(code, { appid: OTHER.appid }))).toBe(40029);
    await code2session(code);
    expect(await errcode(code2session(code))).toBe(40163);
    const late = wechat.issueLoginCode({ appid: APP.appid });
    time += 5 * MINUTE;
    expect(await errcode(code2session(late))).toBe(40029);
  });

  test.each([
    [{ appid: '' }, 41002],
    [{ appid: 'wxnobody' }, 40013],
    [{ secret: '' }, 41004],
    [{ secret: 'wrong' }, 40125],
    [{ js_code: '' }, 41008],
    [{ grant_type: 'x' }, 40002],
  ])('%j: %i', async (more, number) => {
    expect(await errcode(code2session('c', more))).toBe(number);
  });
});

describe('stable_token', () => {
  test('returns the same token for two hours, and then a new one', async () => {
    const first = await askToken();
    time += 60 * MINUTE;
    expect(await askToken()).toEqual({ access_token: first.access_token, expires_in: 3600 });
    time += 61 * MINUTE;
    expect(await token()).not.toBe(first.access_token);
  });

  test('force_refresh makes the old one invalid', async () => {
    const old = await token();
    await token({ force_refresh: true });
    expect(await errcode(read(post(`/wxa/getwxacodeunlimit?access_token=${old}`, { scene: 'a' })))).toBe(
      40001,
    );
  });

  test.each([
    [{ grant_type: 'x' }, 40002],
    [{ appid: '' }, 41002],
    [{ secret: 'wrong' }, 40125],
  ])('%j: %i', async (more, number) => {
    expect(await errcode(askToken(more))).toBe(number);
  });
});

describe('getwxacodeunlimit', () => {
  const create = async (body: Answer) => post(`/wxa/getwxacodeunlimit?access_token=${await token()}`, body);

  test('returns a picture that a scanner reads', async () => {
    const response = await create({
      scene: 'k3Y_z-1',
      page: 'pages/scan/scan',
      env_version: 'trial',
      width: 300,
    });
    expect(response.headers.get('content-type')).toBe('image/png');
    const picture = Buffer.from(await response.arrayBuffer());
    const { width, height } = PNG.sync.read(picture);
    expect([width, height]).toEqual([300, 300]);
    const url = new URL(readQr(picture) ?? '');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      appid: APP.appid,
      scene: 'k3Y_z-1',
      page: 'pages/scan/scan',
      env_version: 'trial',
    });
  });

  test.each([
    [undefined, 430],
    [1, 280],
    [5000, 1280],
  ])('width %s is %i px', async (asked, width) => {
    const response = await create({ scene: 's', width: asked });
    expect(PNG.sync.read(Buffer.from(await response.arrayBuffer())).width).toBe(width);
  });

  test.each([
    [{}, 40129],
    [{ scene: '' }, 40129],
    [{ scene: 'x'.repeat(33) }, 40129],
    [{ scene: 'a b' }, 40129],
    [{ scene: '中' }, 40129],
    [{ scene: 's', page: 'pages/other' }, 41030],
    [{ scene: 's', page: '/pages/scan/scan' }, 41030],
  ])('%j: %i, with HTTP 200', async (body, number) => {
    const response = await create(body);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ errcode: number });
  });

  test('accepts an unpublished page with check_path: false', async () => {
    const response = await create({ scene: 's', page: 'pages/other', check_path: false });
    expect(response.headers.get('content-type')).toBe('image/png');
  });

  test('refuses an invalid token', async () => {
    const path = '/wxa/getwxacodeunlimit';
    expect(await errcode(read(post(path, { scene: 's' })))).toBe(41001);
    expect(await errcode(read(post(`${path}?access_token=x`, { scene: 's' })))).toBe(40001);
    const old = await token();
    time += 121 * MINUTE;
    expect(await errcode(read(post(`${path}?access_token=${old}`, { scene: 's' })))).toBe(42001);
  });

  test('returns 5000 pictures in a minute, and refuses the next one', async () => {
    const path = `/wxa/getwxacodeunlimit?access_token=${await token()}`;
    // Refused scenes also count, and the test needs no pictures.
    for (let times = 0; times < 5000; times++) await post(path, { scene: '' });
    expect(await errcode(read(post(path, { scene: 's' })))).toBe(45009);
    time += MINUTE;
    expect((await post(path, { scene: 's' })).headers.get('content-type')).toBe('image/png');
  });

  test('fails with the fault of break()', async () => {
    wechat.break('api', 48001);
    expect(await errcode(read(post('/wxa/getwxacodeunlimit?access_token=x', {})))).toBe(48001);
  });
});

describe('getuserphonenumber', () => {
  const ask = async (code: string) =>
    read(post(`/wxa/business/getuserphonenumber?access_token=${await token()}`, { code }));

  test('returns the number with and without country code', async () => {
    const answer = await ask(wechat.issuePhoneNumberCode({ appid: APP.appid }));
    expect(answer).toMatchObject({
      errcode: 0,
      phone_info: { phoneNumber: '13800138000', purePhoneNumber: '13800138000', countryCode: '86' },
    });
    const user = { unionid: 'u2', nickname: 'Ann', phoneNumber: '+14155550100' };
    expect(await ask(wechat.issuePhoneNumberCode({ appid: APP.appid, user }))).toMatchObject({
      phone_info: { phoneNumber: '+14155550100', purePhoneNumber: '4155550100', countryCode: '1' },
    });
  });

  test('accepts a code once, and no login code', async () => {
    const code = wechat.issuePhoneNumberCode({ appid: APP.appid });
    await ask(code);
    expect(await errcode(ask(code))).toBe(40029);
    expect(await errcode(ask(wechat.issueLoginCode({ appid: APP.appid })))).toBe(40029);
    expect(await errcode(ask(''))).toBe(41008);
  });

  test('throws for a user without a number', () => {
    const user = { unionid: 'u3', nickname: 'Bo' };
    expect(() => wechat.issuePhoneNumberCode({ appid: APP.appid, user })).toThrow('Bo has no phoneNumber');
  });
});
