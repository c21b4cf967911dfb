import { expect, test } from 'vitest';
import { createWeChatSimulator, serveSimulator } from '../../../src/simulator/index.js';

/**
 * The simulator limits everything that it stores, because a dev server can run for weeks and gets requests from anyone.
 */

const ORIGIN = 'https://api.weixin.qq.com';
const MINUTE = 60_000;

function create() {
  const wechat = createWeChatSimulator({ now: () => MINUTE });
  const post = async (path: string, body: object) => {
    const request = new Request(ORIGIN + path, { method: 'POST', body: JSON.stringify(body) });
    const response = await wechat.fetch(request);
    return response.headers.get('content-type') === 'image/png' ? {} : await response.json();
  };
  const askToken = async (appid: string, force_refresh = false): Promise<string> =>
    (
      await post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid,
        secret: 's',
        force_refresh,
      })
    ).access_token;
  const askCode = async (token: string, scene = '') =>
    (await post(`/wxa/getwxacodeunlimit?access_token=${token}`, { scene })).errcode;
  return { wechat, askToken, askCode };
}

test('stores the tokens of the 500 mini programs with the latest requests', async () => {
  const { askToken, askCode } = create();
  const first = await askToken('wx-first');
  const used = await askToken('wx-used');
  for (let count = 0; count < 498; count++) await askToken(`wx-made-up-${count}`);
  expect(await askToken('wx-used')).toBe(used);
  await askToken('wx-one-too-many');
  expect(await askCode(first, 's')).toBe(40001);
  expect(await askCode(used, 's')).toBeUndefined();
});

test('a visitor who leaves while WeChat hangs starts no login', async () => {
  const wechat = createWeChatSimulator({ faults: { page: 'hanging' } });
  const { origin, close } = await serveSimulator(wechat);
  const page = `${origin}/connect/qrconnect?appid=wx1&redirect_uri=https%3A%2F%2Fshop.example%2F&scope=snsapi_login`;
  const leaving = new AbortController();
  const left = fetch(page, { signal: leaving.signal });
  const stayed = fetch(page);
  await fetch(origin);
  leaving.abort();
  await expect(left).rejects.toThrow('aborted');
  await fetch(origin);
  wechat.repair();
  expect((await stayed).status).toBe(200);
  expect(wechat.logins).toHaveLength(1);
  await close();
});
