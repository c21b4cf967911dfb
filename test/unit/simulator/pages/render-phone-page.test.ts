import { expect, test } from 'vitest';
import { createWeChatSimulator } from '../../../../src/simulator/index.js';

const APP = { appid: 'wx1', name: 'Celadon' };
const USERS = [
  { unionid: 'u1', nickname: '小林', phoneNumber: '+8613800138000' },
  { unionid: 'u2', nickname: '<b>阿明</b>' },
];
const ADDRESS = 'https://open.weixin.qq.com/connect/mini-program';

async function open(wechat: ReturnType<typeof createWeChatSimulator>, query: Record<string, string> = {}) {
  const response = await wechat.fetch(new Request(`${ADDRESS}?${new URLSearchParams(query)}`));
  return { status: response.status, text: await response.text() };
}

/** Creates a code like a server. */
async function showCode(wechat: ReturnType<typeof createWeChatSimulator>, scene: string) {
  const post = (path: string, body: object) =>
    wechat.fetch(
      new Request(`https://api.weixin.qq.com${path}`, { method: 'POST', body: JSON.stringify(body) }),
    );
  const asked = { grant_type: 'client_credential', appid: APP.appid, secret: 's' };
  const { access_token } = await (await post('/cgi-bin/stable_token', asked)).json();
  await post(`/wxa/getwxacodeunlimit?access_token=${access_token}`, { scene });
}

test('the phone page states that it is not WeChat, and that there is no code yet', async () => {
  const { status, text } = await open(createWeChatSimulator({ apps: [APP] }));
  expect(status).toBe(404);
  expect(text).toContain('这不是微信');
});

test('asks who scans the newest code, and escapes names', async () => {
  const wechat = createWeChatSimulator({ apps: [APP], users: USERS });
  await showCode(wechat, 'first');
  await showCode(wechat, 'second');
  const { text } = await open(wechat);
  expect(text).toContain('value="second"');
  expect(text).toContain('小林');
  expect(text).not.toContain('<b>阿明');
});

test('shows that a mini program without a server cannot be simulated', async () => {
  const wechat = createWeChatSimulator({ apps: [APP], users: USERS.slice(0, 1) });
  const { text } = await open(wechat, { appid: APP.appid, scene: 'token' });
  expect(text).toContain('模拟器不知道这个小程序的服务器');
});

test('shows that a server does not answer', async () => {
  const apps = [{ ...APP, server: 'http://127.0.0.1:1/phone' }];
  const { text } = await open(createWeChatSimulator({ apps }), { appid: APP.appid, scene: 'token' });
  expect(text).toContain('连接不上服务器');
});
