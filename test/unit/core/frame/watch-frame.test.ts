import { describe, expect, test, vi } from 'vitest';
import type { QrLoginOptions } from '../../../../src/core/index.js';
import { controlPage, pass } from '../../helpers/control-page.js';
import { arrive, createLogin } from '../../helpers/login.js';
import { comeBack, frameAt, say } from '../../helpers/support.js';

/** Events of a frame that a login accepts, and events that it ignores. */
controlPage();

const WECHAT = 'https://open.weixin.qq.com';
const SHOP = 'https://shop.example';

async function createMounted(more: Partial<QrLoginOptions> = {}) {
  const onAuthorized = vi.fn();
  const created = createLogin({ state: 'S', onAuthorized, ...more });
  await arrive();
  created.heard.length = 0;
  return { ...created, onAuthorized, frame: frameAt() };
}

const post = (source: Window | null, origin: string, data: unknown) =>
  window.dispatchEvent(new MessageEvent('message', { source, origin, data }));

const result = { 'wechat-qr-login': { url: `${SHOP}/callback?code=C&state=S` } };
const up = JSON.stringify({ type: 'status', status: 'wxReady' });

describe('a message', () => {
  test('counts as the result from the frame at the origin of redirect_uri', async () => {
    const { frame, onAuthorized } = await createMounted();
    post(frame.contentWindow, SHOP, result);
    await pass();
    expect(onAuthorized.mock.calls).toEqual([[{ code: 'C', state: 'S' }]]);
  });

  test.each<[string, unknown, number]>([
    ['wxReady', up, 3000],
    ['wxQRcodeReady', JSON.stringify({ type: 'status', status: 'wxQRcodeReady' }), 0],
  ])("means ready from the frame at WeChat's origin: %s", async (_, data, ms) => {
    const { frame, login, heard } = await createMounted();
    post(frame.contentWindow, WECHAT, data);
    await pass(ms);
    expect(login.getSnapshot().status).toBe('ready');
    expect(heard).toEqual(['mounting > ready', 'ready confirmed']);
  });

  test.each<[string, (frame: HTMLIFrameElement) => [Window | null, string, unknown]]>([
    ['of another window', () => [window, SHOP, result]],
    ['of another window, as WeChat', () => [window, WECHAT, up]],
    [
      'of the frame at another origin',
      ({ contentWindow }) => [contentWindow, 'https://evil.example', result],
    ],
    ["of the frame at WeChat's origin, as a result", ({ contentWindow }) => [contentWindow, WECHAT, result]],
    ['of the frame at our origin, as WeChat', ({ contentWindow }) => [contentWindow, SHOP, up]],
    ['that says something else', ({ contentWindow }) => [contentWindow, WECHAT, '{"status":"other"}']],
    ['that says nothing', ({ contentWindow }) => [contentWindow, WECHAT, null]],
    [
      'without an address',
      ({ contentWindow }) => [contentWindow, SHOP, { 'wechat-qr-login': { type: 'authorized', code: 'C' } }],
    ],
  ])('%s is ignored', async (_, create) => {
    const { frame, login, heard, onAuthorized } = await createMounted();
    post(...create(frame));
    await pass();
    expect([login.getSnapshot().status, heard]).toEqual(['mounting', []]);
    expect(onAuthorized).not.toHaveBeenCalled();
  });
});

describe("the frame's load", () => {
  test('means ready after 100 ms, and a later message confirms it once', async () => {
    const { frame, heard } = await createMounted();
    frame.dispatchEvent(new Event('load'));
    await pass(99);
    expect(heard).toEqual([]);
    await pass(1);
    expect(heard).toEqual(['mounting > ready', 'ready']);
    say(frame);
    say(frame, 'wxQRcodeReady');
    frame.dispatchEvent(new Event('load'));
    await pass(100);
    expect(heard).toEqual(['mounting > ready', 'ready', 'ready confirmed']);
  });

  test('ends the login with frame_timeout if the browser is offline', async () => {
    const { frame, heard } = await createMounted();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    frame.dispatchEvent(new Event('load'));
    await pass(100);
    expect(heard.at(-1)).toBe('frame_timeout');
  });
});

describe('a violation of the Content-Security-Policy', () => {
  const violate = (details: object) =>
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        effectiveDirective: 'frame-src',
        disposition: 'enforce',
        blockedURI: WECHAT,
        ...details,
      }),
    );

  test.each<[string, object, Partial<QrLoginOptions>]>([
    ["of WeChat's page", {}, {}],
    ["of WeChat's page, named in full", { blockedURI: `${WECHAT}/connect/qrconnect` }, {}],
    ['of the callback', { blockedURI: SHOP }, {}],
    ["of WeChat's page, when the top window goes to the callback", {}, { self_redirect: false }],
  ])('ends the login with frame_blocked: %s', async (_, details, more) => {
    const { heard, login } = await createMounted(more);
    violate(details);
    await pass();
    expect(heard.at(-1)).toBe('frame_blocked');
    expect(login.getSnapshot().error?.message).toContain(
      'blockedURI' in details && details.blockedURI === SHOP ? SHOP : WECHAT,
    );
  });

  test.each<[string, object, Partial<QrLoginOptions>]>([
    ['that is only reported', { disposition: 'report' }, {}],
    ['of another directive', { effectiveDirective: 'img-src' }, {}],
    ['of another host', { blockedURI: 'https://other.example' }, {}],
    ['of a host whose name begins alike', { blockedURI: `${WECHAT}.evil.example` }, {}],
    ['of the callback, where no frame goes', { blockedURI: SHOP }, { self_redirect: false }],
  ])('%s is ignored', async (_, details, more) => {
    const { heard } = await createMounted(more);
    violate(details);
    await pass();
    expect(heard).toEqual([]);
  });
});

describe('a callback on our own origin', () => {
  const own = { redirect_uri: `${location.origin}/callback` };

  test('is read within 50 ms, before it loads', async () => {
    const { frame, onAuthorized } = await createMounted(own);
    const address = new URL('/callback?code=C&state=S', location.origin);
    Object.defineProperty(frame, 'contentWindow', { value: { location: address } });
    await pass(50);
    expect(onAuthorized).toHaveBeenCalledOnce();
  });

  test('without a result is hidden at once, and reported as callback_lost after the time for its message', async () => {
    const { frame, login, heard } = await createMounted(own);
    say(frame);
    await pass();
    comeBack(frame, '/callback');
    expect(frame.style.opacity).toBe('0');
    await pass(99);
    expect(login.getSnapshot().status).toBe('ready');
    await pass(1);
    expect(heard.at(-1)).toBe('callback_lost');
  });

  test('that is still loading is not reported as callback_lost', async () => {
    const { frame, login } = await createMounted(own);
    say(frame);
    Object.defineProperty(frame, 'contentWindow', {
      value: { location: new URL('/callback', location.origin) },
    });
    await pass(1000);
    expect(login.getSnapshot().status).toBe('ready');
  });

  test("is distinguished from WeChat's page of a simulator on the same origin", async () => {
    const onRefused = vi.fn();
    const authorizationEndpoint = `${location.origin}/connect/qrconnect`;
    const { frame, heard } = await createMounted({
      ...own,
      onRefused,
      script: 'none',
      authorizationEndpoint,
    });
    comeBack(frame, '/connect/qrconnect?appid=wx1&state=S');
    await pass(100);
    expect(heard).toEqual(['mounting > ready', 'ready direct']);
    comeBack(frame, '/callback?state=S');
    await pass();
    expect(onRefused).toHaveBeenCalledOnce();
  });
});
