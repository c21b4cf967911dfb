// @vitest-environment node
import { setupServer } from 'msw/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWeChatSimulator, serveSimulator, type WeChatSimulator } from '../../src/simulator/index.js';
import { weChatHandlers } from '../../src/testing/msw.js';

const SCRIPT = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
const QR_PAGE = `https://open.weixin.qq.com/connect/qrconnect?${new URLSearchParams({
  appid: 'wx1',
  redirect_uri: 'https://shop.example/cb',
  scope: 'snsapi_login',
  state: 's',
})}`;
const API = 'https://api.weixin.qq.com/sns/userinfo';

let wechat: WeChatSimulator;
beforeEach(() => {
  wechat = createWeChatSimulator();
});
afterEach(() => vi.useRealTimers());

const get = (address: string) => wechat.fetch(new Request(address));
const read = async (address: string) => (await get(address)).text();

describe('break and mend', () => {
  test('unreachable is a network error, and only for that part', async () => {
    wechat.break('script');
    expect((await get(SCRIPT)).type).toBe('error');
    expect((await get(QR_PAGE)).status).toBe(200);
    wechat.mend('script');
    expect((await get(SCRIPT)).status).toBe(200);
  });

  test('empty, malformed and a status are answers', async () => {
    wechat.break('script', 'empty');
    expect(await read(SCRIPT)).toBe('');
    wechat.break('api', 'malformed');
    expect(await read(API)).toContain('<!doctype html>');
    wechat.break('page', 503);
    expect((await get(QR_PAGE)).status).toBe(503);
    wechat.mend();
    expect(await read(SCRIPT)).toContain('WxLogin');
    expect(await (await get(API)).json()).toMatchObject({ errcode: 41001 });
  });

  test('a number is an errcode of the API, and of the poll', async () => {
    wechat.break('api', 45011);
    wechat.break('poll', 500);
    const answer = await get(API);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      errcode: 45011,
      errmsg: expect.stringContaining('minute-quota'),
    });
    expect(await read('https://lp.open.weixin.qq.com/connect/l/qrconnect?uuid=x')).toContain(
      'wx_errcode=500;',
    );
  });

  test('hanging is answered once mended, and not before', async () => {
    wechat.break('page', 'hanging');
    const answered = vi.fn();
    const answer = get(QR_PAGE).then(answered);
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).not.toHaveBeenCalled();
    expect(wechat.logins).toHaveLength(0);
    wechat.mend('page');
    await answer;
    expect(answered).toHaveBeenCalledWith(expect.objectContaining({ status: 200 }));
  });

  test('what is no HTTP status is refused at once', () => {
    expect(() => wechat.break('page', 100)).toThrow('an HTTP status from 200 to 599');
    expect(() => wechat.break('api', -1)).not.toThrow();
  });

  test('from the start, as an option', async () => {
    wechat = createWeChatSimulator({ faults: { script: 'unreachable' } });
    expect((await get(SCRIPT)).type).toBe('error');
  });

  test('a server’s own fetch meets the same', async () => {
    const server = setupServer(...weChatHandlers(wechat));
    server.listen({ onUnhandledRequest: 'error' });
    wechat.break('api');
    await expect(fetch(API)).rejects.toThrow('Failed to fetch');
    wechat.mend();
    expect((await fetch(API)).status).toBe(200);
    server.close();
  });

  test('behind a real server unreachable is a connection that ends', async () => {
    const { origin, close } = await serveSimulator(wechat);
    wechat.break('api');
    await expect(fetch(`${origin}/sns/userinfo`)).rejects.toThrow('fetch failed');
    wechat.mend();
    expect((await fetch(`${origin}/sns/userinfo`)).status).toBe(200);
    await close();
  });
});

test('latency delays every answer', async () => {
  vi.useFakeTimers();
  wechat = createWeChatSimulator({ latency: 60 });
  const answered = vi.fn();
  const answer = get(SCRIPT).then(answered);
  await vi.advanceTimersByTimeAsync(59);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await answer;
});

describe('what happened', () => {
  test('is told in order, with the simulator’s clock', async () => {
    let time = 0;
    wechat = createWeChatSimulator({ now: () => ++time });
    const seen = wechat.waitFor('approved');
    await get(QR_PAGE);
    wechat.scan();
    const { code } = wechat.approve();
    expect((await seen).code).toBe(code);
    const token = (await (
      await get(
        `https://api.weixin.qq.com/sns/oauth2/access_token?appid=wx1&secret=s&code=${code}&grant_type=authorization_code`,
      )
    ).json()) as Record<string, string>;
    await get(`${API}?access_token=${token.access_token}&openid=${token.openid}`);
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

  test('can be waited for by number, before and after', async () => {
    const second = wechat.waitFor('requested', { count: 2 });
    await get(QR_PAGE);
    await get(QR_PAGE);
    expect(await second).toBe(wechat.logins[1]);
    expect(await wechat.waitFor('requested', { count: 2 })).toBe(wechat.logins[1]);
    expect(await wechat.waitFor('requested')).toBe(wechat.logins[0]);
  });

  test('in vain: after the time that was set, with what did happen', async () => {
    vi.useFakeTimers();
    await get(QR_PAGE);
    const rejected = expect(wechat.waitFor('exchanged', { count: 2 })).rejects.toThrow(
      'Waited 15000 ms for "exchanged" (2 times); what happened: requested.',
    );
    await vi.advanceTimersByTimeAsync(15_000);
    await rejected;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a simulator that runs for weeks keeps the last thousand', async () => {
    for (let i = 0; i < 1001; i++) await get(QR_PAGE);
    expect(wechat.events).toHaveLength(1000);
    expect(wechat.logins).toHaveLength(500);
    expect(await wechat.waitFor('requested', { count: 1001 })).toBe(wechat.logins.at(-1));
    const next = wechat.waitFor('requested', { count: 1002 });
    await get(QR_PAGE);
    expect(await next).toBe(wechat.logins.at(-1));
  });
});

test('what is approved cannot expire, and what is expired expires once', async () => {
  await get(QR_PAGE);
  wechat.expire();
  wechat.expire();
  expect(wechat.events.map(({ type }) => type)).toEqual(['requested', 'expired']);
  await get(QR_PAGE);
  wechat.approve();
  expect(() => wechat.expire()).toThrow('approved already');
});

test('quick login is offered only to somebody, and not against the page’s will', async () => {
  expect(await read(QR_PAGE)).not.toContain('<button class="qlogin_btn"');
  wechat = createWeChatSimulator({ desktopUser: { unionid: 'u', nickname: '<i>Lin' } });
  expect(await read(QR_PAGE)).toContain('<button class="qlogin_btn"');
  expect(await read(`${QR_PAGE}&fast_login=0`)).not.toContain('<button class="qlogin_btn"');
});
