import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { QrLoginOptions } from '../../../src/core/index.js';
import { WECHAT_OPTIONS } from '../../option-values.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { createLogin, createReadyLogin } from '../helpers/login.js';
import {
  createWxLogin,
  frameAt,
  frames,
  leftovers,
  nothing,
  options,
  SCRIPT_URL,
} from '../helpers/support.js';

const listeners = controlPage();
let wxLogin: ReturnType<typeof createWxLogin>;
beforeEach(() => {
  wxLogin = createWxLogin();
  vi.stubGlobal('WxLogin', wxLogin);
});

describe('update()', () => {
  test.each<Partial<QrLoginOptions>>([
    { onReady: () => undefined, onError: () => undefined },
    { width: 200, height: 200, title: 'QR' },
    { timeout: 1, retries: 0, expiresIn: 10_000, autoRefresh: true, nonce: 'n' },
    { redirect_uri: encodeURIComponent(options.redirect_uri) },
    { scope: 'snsapi_login', stylelite: 0, fast_login: true },
    { enabled: true },
    { scriptUrl: SCRIPT_URL },
  ])('with %o keeps the QR code', async (changed) => {
    const { login, heard, options: before } = await createReadyLogin();
    const frame = frameAt();
    login.update({ ...before, ...changed });
    await pass(1000);
    expect(frameAt()).toBe(frame);
    expect(heard).toEqual([]);
  });

  test.each<Partial<QrLoginOptions>>([
    { appid: 'wx2' },
    { redirect_uri: 'https://shop.example/other' },
    { css: 'body{}' },
    ...Object.entries(WECHAT_OPTIONS).map(([name, value]) => ({ [name]: value })),
    { id: 'other' },
    { authorizationEndpoint: 'https://sim.example/qr', script: 'preferred' },
    { appearance: 'dark' },
  ])('with %o requests one new QR code', async (changed) => {
    const { login, options: before } = await createReadyLogin();
    login.update({ ...before, ...changed });
    login.update({ ...before, ...changed });
    await pass();
    expect(wxLogin).toHaveBeenCalledTimes(2);
    expect(frames()).toHaveLength(1);
  });

  test('with another authorizationEndpoint requests one new QR code', async () => {
    const authorizationEndpoint = 'https://sim.example/qr';
    const { login, options: before } = await createReadyLogin({ authorizationEndpoint, script: 'preferred' });
    login.update({ ...before, authorizationEndpoint: `${authorizationEndpoint}2` });
    await pass();
    expect(wxLogin).toHaveBeenCalledTimes(2);
  });

  test('with an authorizationEndpoint and no scriptUrl shows the page of that endpoint, without WeChat’s script', async () => {
    const authorizationEndpoint = 'https://sim.example/qr';
    createLogin({ authorizationEndpoint });
    await pass();
    expect(wxLogin).not.toHaveBeenCalled();
    expect(frameAt().src).toMatch(/^https:\/\/sim\.example\/qr\?.*appid=/);
  });

  test('changes size and title of the frame in place', async () => {
    const { login, options: before } = await createReadyLogin();
    login.update({ ...before, width: 200, height: 210, title: 'QR' });
    const { width, height, title } = frameAt();
    expect([width, height, title]).toEqual(['200', '210', 'QR']);
  });

  test('replaces the handlers', async () => {
    const { login, options: before } = await createReadyLogin({ expiresIn: 5000 });
    const [onExpired, late] = [vi.fn(), vi.fn()];
    login.update({ ...before, onExpired });
    login.update({ ...before, onExpired: late });
    await pass(5000);
    expect([onExpired.mock.calls.length, late.mock.calls.length]).toEqual([0, 1]);
  });

  test('with enabled: false removes the QR code', async () => {
    const { login, options: before } = await createReadyLogin();
    login.update({ ...before, enabled: false });
    await pass();
    expect(login.getSnapshot().status).toBe('idle');
    expect(leftovers(listeners)).toEqual(nothing);
  });
});
