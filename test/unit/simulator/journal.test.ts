import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWeChatSimulator, type WeChatSimulator } from '../../../src/simulator/index.js';

/** Tests of `events` and `waitFor`. */

const QR_PAGE =
  'https://open.weixin.qq.com/connect/qrconnect?appid=wx1&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&scope=snsapi_login&state=s';
const API = 'https://api.weixin.qq.com';

let wechat: WeChatSimulator;
beforeEach(() => {
  wechat = createWeChatSimulator();
});
afterEach(() => vi.useRealTimers());

const get = (address: string) => wechat.fetch(new Request(address));

test('lists events in order, with the simulator’s time', async () => {
  let time = 0;
  wechat = createWeChatSimulator({ now: () => ++time });
  const seen = wechat.waitFor('approved');
  await get(QR_PAGE);
  wechat.scan();
  const { code } = wechat.approve();
  expect((await seen).code).toBe(code);
  const token = (await (
    await get(`${API}/sns/oauth2/access_token?appid=wx1&secret=s&code=${code}&grant_type=authorization_code`)
  ).json()) as Record<string, string>;
  await get(`${API}/sns/userinfo?access_token=${token.access_token}&openid=${token.openid}`);
  expect(wechat.events.map(({ type }) => type)).toEqual([
    'requested',
    'scanned',
    'approved',
    'exchanged',
    'identified',
  ]);
  const times = wechat.events.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(new Set(wechat.events.map(({ login }) => login))).toEqual(new Set(wechat.logins));
});

test('waits for a number of events, before or after they happen', async () => {
  const second = wechat.waitFor('requested', { count: 2 });
  await get(QR_PAGE);
  await get(QR_PAGE);
  expect(await second).toBe(wechat.logins[1]);
  expect(await wechat.waitFor('requested', { count: 2 })).toBe(wechat.logins[1]);
  expect(await wechat.waitFor('requested')).toBe(wechat.logins[0]);
});

test('rejects after the timeout, with the events so far', async () => {
  vi.useFakeTimers();
  await get(QR_PAGE);
  const rejected = expect(wechat.waitFor('exchanged', { count: 2 })).rejects.toThrow(
    'Waited 15000 ms for "exchanged" (2 times); what happened: requested.',
  );
  await vi.advanceTimersByTimeAsync(15_000);
  await rejected;
  expect(vi.getTimerCount()).toBe(0);
});

test('keeps the last thousand events', async () => {
  for (let i = 0; i < 1001; i++) await get(QR_PAGE);
  expect(wechat.events).toHaveLength(1000);
  expect(wechat.logins).toHaveLength(500);
  expect(await wechat.waitFor('requested', { count: 1001 })).toBe(wechat.logins.at(-1));
  const next = wechat.waitFor('requested', { count: 1002 });
  await get(QR_PAGE);
  expect(await next).toBe(wechat.logins.at(-1));
});
