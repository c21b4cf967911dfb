import { describe, expect, test } from 'vitest';
import {
  createAuthorizationUrl,
  createOfficialAccountUrl,
  parseAuthorizationUrl,
  readCallback,
} from '../../../src/core/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { createLogin } from '../helpers/login.js';
import { frameAt } from '../helpers/support.js';

controlPage();

const full = `${location.origin}/callback?a=1#/login`;
const options = { appid: 'wx1', redirect_uri: '/callback?a=1#/login' };
const readParameter = (url: string) => new URL(url).searchParams.get('redirect_uri');

describe('a redirect_uri that begins with a slash is an address of the page’s origin', () => {
  test('in the frame, and in the link of the same attempt', async () => {
    const { login } = createLogin({ ...options, script: 'none' });
    await pass();
    const { authorizationUrl = '' } = login.getSnapshot();
    expect([readParameter(frameAt().src), readParameter(authorizationUrl)]).toEqual([full, full]);
  });

  test('in links', () => {
    expect(readParameter(createAuthorizationUrl(options))).toBe(full);
    expect(readParameter(createOfficialAccountUrl(options))).toBe(full);
  });

  test('in readCallback, so that its own code does not count as WeChat’s', () => {
    const own = { redirect_uri: '/callback?code=INVITE' };
    expect(readCallback(`${location.origin}/callback?code=INVITE`, own)).toBeNull();
    expect(readCallback(`${location.origin}/callback?code=INVITE&code=C&state=S`, own)).toEqual({
      type: 'authorized',
      code: 'C',
      state: 'S',
    });
  });

  test('but not in an address that a server library has created', () => {
    const url = 'https://open.weixin.qq.com/connect/qrconnect?appid=wx1&redirect_uri=/callback';
    expect(() => parseAuthorizationUrl(url)).toThrow(expect.objectContaining({ code: 'invalid_options' }));
  });
});
