import { setupServer } from 'msw/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWeChatSimulator, serveSimulator, type WeChatSimulator } from '../../../src/simulator/index.js';
import { weChatHandlers } from '../../../src/testing/msw.js';

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

describe('break() and repair()', () => {
  test('unreachable causes a network error in that part only', async () => {
    wechat.break('script');
    expect((await get(SCRIPT)).type).toBe('error');
    expect((await get(QR_PAGE)).status).toBe(200);
    wechat.repair('script');
    expect((await get(SCRIPT)).status).toBe(200);
  });

  test('empty, malformed and a status cause responses', async () => {
    wechat.break('script', 'empty');
    expect(await read(SCRIPT)).toBe('');
    wechat.break('api', 'malformed');
    expect(await read(API)).toContain('<!doctype html>');
    wechat.break('page', 503);
    expect((await get(QR_PAGE)).status).toBe(503);
    wechat.repair();
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

  test('a hanging request is answered when repair() is called', async () => {
    wechat.break('page', 'hanging');
    const answered = vi.fn();
    const answer = get(QR_PAGE).then(answered);
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).not.toHaveBeenCalled();
    expect(wechat.logins).toHaveLength(0);
    wechat.repair('page');
    await answer;
    expect(answered).toHaveBeenCalledWith(expect.objectContaining({ status: 200 }));
  });

  test('an invalid HTTP status throws at once', () => {
    expect(() => wechat.break('page', 100)).toThrow('an HTTP status from 200 to 599');
    expect(() => wechat.break('api', -1)).not.toThrow();
  });

  test('the option faults breaks a part from the start', async () => {
    wechat = createWeChatSimulator({ faults: { script: 'unreachable' } });
    expect((await get(SCRIPT)).type).toBe('error');
  });

  test('a server’s fetch fails in the same way', async () => {
    const server = setupServer(...weChatHandlers(wechat));
    server.listen({ onUnhandledRequest: 'error' });
    wechat.break('api');
    await expect(fetch(API)).rejects.toThrow('Failed to fetch');
    wechat.repair();
    expect((await fetch(API)).status).toBe(200);
    server.close();
  });

  test('unreachable closes the connection of a real server', async () => {
    const { origin, close } = await serveSimulator(wechat);
    wechat.break('api');
    await expect(fetch(`${origin}/sns/userinfo`)).rejects.toThrow('fetch failed');
    wechat.repair();
    expect((await fetch(`${origin}/sns/userinfo`)).status).toBe(200);
    await close();
  });
});

test('latency delays every response', async () => {
  vi.useFakeTimers();
  wechat = createWeChatSimulator({ latency: 60 });
  const answered = vi.fn();
  const answer = get(SCRIPT).then(answered);
  await vi.advanceTimersByTimeAsync(59);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await answer;
});

test('an approved login cannot expire, and a login expires once', async () => {
  await get(QR_PAGE);
  wechat.expire();
  wechat.expire();
  expect(wechat.events.map(({ type }) => type)).toEqual(['requested', 'expired']);
  await get(QR_PAGE);
  wechat.approve();
  expect(() => wechat.expire()).toThrow('approved already');
});
