import { describe, expect, test } from 'vitest';
import { createOfficialAccountUrl, readCallback } from '../../../src/core/index.js';
import { createWeChatSimulator, type WeChatSimulator } from '../../../src/simulator/index.js';

/** The simulator's login inside WeChat's own browser. */

const PHONE = 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50(0x18003237) NetType/WIFI Language/zh_CN';
const LIN = { unionid: 'u-lin', nickname: '小林 Lin' };
const MEI = { unionid: 'u-mei', nickname: '梅' };
const redirect_uri = 'https://shop.example/callback';
const given = { appid: 'wxoa', redirect_uri, state: 'S' };

const open = (wechat: WeChatSimulator, url: string, userAgent = PHONE) =>
  wechat.fetch(new Request(url, { headers: { 'user-agent': userAgent } }));

const decide = (wechat: WeChatSimulator, form: Record<string, string>, site = 'same-origin') =>
  wechat.fetch(
    new Request('https://open.weixin.qq.com/connect/oauth2/authorize', {
      method: 'POST',
      headers: { 'sec-fetch-site': site },
      body: new URLSearchParams(form),
    }),
  );

const ask = async (wechat: WeChatSimulator, path: string, query: Record<string, string>) =>
  (await wechat.fetch(new Request(`https://api.weixin.qq.com${path}?${new URLSearchParams(query)}`))).json();

const exchange = (wechat: WeChatSimulator, appid: string, code: string) =>
  ask(wechat, '/sns/oauth2/access_token', { appid, secret: 's', code, grant_type: 'authorization_code' });

/** Signs the first user in with `snsapi_userinfo`. */
async function approve(wechat: WeChatSimulator, appid = given.appid) {
  await open(wechat, createOfficialAccountUrl({ ...given, appid }));
  return exchange(wechat, appid, wechat.approve().code);
}

const answerPoll = async (wechat: WeChatSimulator) => {
  const url = `https://lp.open.weixin.qq.com/connect/l/qrconnect?uuid=${wechat.logins.at(-1)?.uuid}&last=408`;
  return (await wechat.fetch(new Request(url))).text();
};

describe('snsapi_base', () => {
  const url = createOfficialAccountUrl({ ...given, scope: 'snsapi_base' });

  test('redirects at once with code and state', async () => {
    const wechat = createWeChatSimulator();
    const response = await open(wechat, url);
    expect(response.status).toBe(302);
    const [login] = wechat.logins;
    expect(readCallback(response.headers.get('location') ?? '')).toEqual({
      type: 'authorized',
      code: login?.code,
      state: 'S',
    });
    expect(wechat.events.map(({ type }) => type)).toEqual(['requested', 'approved']);
  });

  test('puts code and state before a fragment', async () => {
    const wechat = createWeChatSimulator({ createId: (kind) => kind });
    const hashed = createOfficialAccountUrl({
      ...given,
      scope: 'snsapi_base',
      redirect_uri: 'https://shop.example/#/login',
    });
    const response = await open(wechat, hashed);
    expect(response.headers.get('location')).toBe('https://shop.example/?code=code&state=S#/login');
  });

  test('returns an openid, but neither unionid nor profile', async () => {
    const wechat = createWeChatSimulator({ users: [LIN] });
    await open(wechat, url);
    const token = await exchange(wechat, 'wxoa', wechat.logins[0]?.code ?? '');
    expect(token).toMatchObject({ scope: 'snsapi_base', openid: 'o_u-lin_wxoa' });
    expect(token).not.toHaveProperty('unionid');
    const { access_token, openid } = token;
    expect(await ask(wechat, '/sns/userinfo', { access_token, openid })).toMatchObject({ errcode: 48001 });
  });
});

describe('snsapi_userinfo', () => {
  const url = createOfficialAccountUrl(given);

  test('asks the visitor, and redirects after the approval', async () => {
    const wechat = createWeChatSimulator({ apps: [{ appid: 'wxoa', name: '青瓷' }], users: [LIN] });
    const page = await (await open(wechat, url)).text();
    for (const part of ['青瓷', '小林 Lin', '允许', '拒绝', '这不是微信']) expect(page).toContain(part);
    expect(wechat.logins[0]?.code).toBe('');
    const uuid = wechat.logins[0]?.uuid ?? '';
    expect((await decide(wechat, { uuid, decision: 'approve' })).status).toBe(204);
    expect(await answerPoll(wechat)).toContain(`${redirect_uri}?code=${wechat.logins[0]?.code}&state=S`);
  });

  test('returns unionid and profile', async () => {
    const wechat = createWeChatSimulator({ users: [LIN] });
    const token = await approve(wechat);
    expect(token).toMatchObject({ scope: 'snsapi_userinfo', openid: 'o_u-lin_wxoa', unionid: 'u-lin' });
    const { access_token, openid } = token;
    expect(await ask(wechat, '/sns/userinfo', { access_token, openid })).toMatchObject({
      nickname: '小林 Lin',
      unionid: 'u-lin',
    });
  });

  test.each(['redirect', 'stay'] as const)(
    'never redirects after a refusal, with refusal: %s',
    async (refusal) => {
      const wechat = createWeChatSimulator({ refusal });
      await open(wechat, url);
      await decide(wechat, { uuid: wechat.logins[0]?.uuid ?? '', decision: 'refuse' });
      expect(await answerPoll(wechat)).toBe(
        "window.wx_errcode=403;window.wx_code='';window.wx_redirect=null;",
      );
    },
  );

  test('offers a choice of accounts if there are several', async () => {
    const wechat = createWeChatSimulator({ users: [LIN, MEI] });
    expect(await (await open(wechat, url)).text()).toContain('<option value="u-mei">梅</option>');
    await decide(wechat, { uuid: wechat.logins[0]?.uuid ?? '', decision: 'approve', user: 'u-mei' });
    expect(await exchange(wechat, 'wxoa', wechat.logins[0]?.code ?? '')).toMatchObject({ unionid: 'u-mei' });
  });

  test('another website cannot approve', async () => {
    const wechat = createWeChatSimulator();
    await open(wechat, url);
    const response = await decide(
      wechat,
      { uuid: wechat.logins[0]?.uuid ?? '', decision: 'approve' },
      'cross-site',
    );
    expect([response.status, wechat.logins[0]?.code]).toEqual([403, '']);
  });
});

test('website, mini program and official account return the same unionid, and different openids', async () => {
  const wechat = createWeChatSimulator({ users: [LIN] });
  const query = new URLSearchParams({ appid: 'wxweb', redirect_uri, scope: 'snsapi_login', state: 'S' });
  await open(wechat, `https://open.weixin.qq.com/connect/qrconnect?${query}`);
  const website = await exchange(wechat, 'wxweb', wechat.approve().code);
  const miniProgram = await ask(wechat, '/sns/jscode2session', {
    appid: 'wxmp',
    secret: 's',
    js_code: wechat.issueLoginCode({ appid: 'wxmp' }),
    grant_type: 'authorization_code',
  });
  const all = [website, miniProgram, await approve(wechat), await approve(wechat, 'wxoa2')];
  expect(all.map(({ unionid }) => unionid)).toEqual(['u-lin', 'u-lin', 'u-lin', 'u-lin']);
  expect(new Set(all.map(({ openid }) => openid)).size).toBe(4);
});

test('the code of an official account is valid for 5 minutes', async () => {
  let time = 0;
  const wechat = createWeChatSimulator({ now: () => time });
  await open(wechat, createOfficialAccountUrl(given));
  const { code } = wechat.approve();
  time = 300_000;
  expect(await exchange(wechat, 'wxoa', code)).toMatchObject({ errcode: 42003 });
});

describe('an error page is shown', () => {
  const url = createOfficialAccountUrl(given);
  const endpoint = url.slice(0, url.indexOf('?'));

  test.each<[string, string, string?]>([
    ['请在微信客户端打开链接', url, 'Mozilla/5.0 Chrome/156.0.0.0'],
    ['该链接无法访问', `${endpoint}?${new URLSearchParams({ redirect_uri, appid: 'wxoa' })}`],
    ['该链接无法访问', url.replace('&response_type=code', '')],
    ['AppID 参数错误', url.replace('wxoa', 'wxother')],
    ['10005', url.replace('snsapi_userinfo', 'snsapi_login')],
    ['10003', url.replace('shop.example', 'evil.example')],
  ])('%s: %s', async (message, address, userAgent) => {
    const apps = [{ appid: 'wxoa', name: 'Shop', domain: 'shop.example' }];
    const wechat = createWeChatSimulator({ apps });
    expect(await (await open(wechat, address, userAgent)).text()).toContain(message);
    expect(wechat.logins).toEqual([]);
  });
});
