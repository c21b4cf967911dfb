import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WeChatQrLogin, type WeChatQrLoginProps } from '../../src/react/index.js';
import { type FakeWxLogin, type FakeWxLoginOptions, installFakeWxLogin } from '../../src/testing/index.js';

/** These tests run in jsdom and in a real browser. */

let wechat: FakeWxLogin;
const events = {
  onReady: vi.fn(),
  onAuthorized: vi.fn(),
  onRefused: vi.fn(),
  onError: vi.fn(),
  onMount: vi.fn(),
};
const connection = { appid: 'wx0123456789abcdef', redirect_uri: `${location.origin}/callback` };

const show = (props: Partial<WeChatQrLoginProps> = {}) =>
  render(<WeChatQrLogin {...connection} {...events} {...props} />, { wrapper: StrictMode });
const install = (options?: FakeWxLoginOptions) => {
  wechat.restore();
  wechat = installFakeWxLogin(options);
};
const frame = () => screen.getByTitle<HTMLIFrameElement>('微信登录二维码');
const page = () => frame().contentDocument?.body as HTMLElement;
const visible = () =>
  [...page().querySelectorAll<HTMLElement>('[data-panel]')].filter(({ hidden }) => !hidden);

beforeEach(() => {
  wechat = installFakeWxLogin();
});
afterEach(() => {
  cleanup();
  wechat.restore();
  vi.clearAllMocks();
});

test('the login requests one QR code under StrictMode, and is ready', async () => {
  show({ state: 'S' });
  await waitFor(() => expect(events.onReady).toHaveBeenCalled());
  expect(events.onReady.mock.calls).toEqual([[{ confirmed: true, direct: false }]]);
  expect(wechat.logins).toMatchObject([{ ...connection, state: 'S', status: 408 }]);
  expect(frame().src).toContain('https://open.weixin.qq.com/connect/qrconnect?');
  expect(frame().getAttribute('src')).toBe(frame().src);
  expect(frame().hasAttribute('src')).toBe(true);
});

test('no frame, script or preload hint sends a request to WeChat', async () => {
  wechat.break('script');
  show();
  await waitFor(() => expect(events.onReady).toHaveBeenCalled());
  cleanup();
  wechat.repair();
  show();
  await wechat.waitFor('requested', { count: 2 });
  const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('qq.com'));
  expect(asked).toEqual([]);
});

test('approve() sends code and state to the page, and the frame is removed', async () => {
  show({ state: 'a b+c/&#' });
  await wechat.waitFor('requested');
  wechat.scan();
  const { code } = wechat.approve();
  await waitFor(() => expect(events.onAuthorized.mock.calls).toEqual([[{ code, state: 'a b+c/&#' }]]));
  expect(screen.queryByTitle('微信登录二维码')).toBeNull();
});

test('after refuse() the page gets the refusal, or WeChat’s page keeps waiting', async () => {
  show({ state: 'S' });
  await wechat.waitFor('requested');
  wechat.refuse();
  await waitFor(() => expect(events.onRefused.mock.calls).toEqual([[{ state: 'S' }]]));

  install({ refusal: 'stay' });
  cleanup();
  show();
  await wechat.waitFor('requested');
  wechat.refuse();
  wechat.approve();
  await waitFor(() => expect(events.onAuthorized).toHaveBeenCalled());
  expect(events.onRefused).toHaveBeenCalledTimes(1);
});

test('a callback on another origin relays the result', async () => {
  show({ redirect_uri: 'https://other.example/cb' });
  await wechat.waitFor('requested');
  wechat.approve();
  await waitFor(() => expect(events.onAuthorized).toHaveBeenCalledTimes(1));
});

test('approve() reports the address of the whole page in whole-page mode', async () => {
  const onRedirect = vi.fn();
  install({ onRedirect });
  show({ self_redirect: false, state: 'S', redirect_uri: 'https://shop.example/cb' });
  await wechat.waitFor('requested');
  const { code } = wechat.approve();
  expect(onRedirect.mock.calls).toEqual([[`https://shop.example/cb?code=${code}&state=S`]]);
});

test('users, ids and codes can be set, and all other values are the simulator’s', async () => {
  let made = 0;
  install({ createId: (kind) => `${kind}-${++made}`, now: () => 1000 });
  show();
  await wechat.waitFor('requested');
  wechat.scan();
  wechat.approve({ user: { unionid: 'u', nickname: 'Wang' } });
  expect(wechat.logins[0]).toMatchObject({ uuid: 'uuid-1', code: 'code-2' });
  expect(wechat.events.map(({ type, at }) => [type, at])).toEqual([
    ['requested', 1000],
    ['scanned', 1000],
    ['approved', 1000],
  ]);
});

test('the fake works with the URL class of jsdom in Jest 29', async () => {
  const canParse = vi.spyOn(URL, 'canParse').mockImplementation(() => {
    throw new TypeError('URL.canParse is not a function');
  });
  show();
  await wechat.waitFor('requested', { timeout: 1000 });
  canParse.mockRestore();
});

test('onEvent reports each step, for a phone in the page', async () => {
  const onEvent = vi.fn();
  install({ onEvent });
  show();
  await wechat.waitFor('requested');
  wechat.scan();
  expect(onEvent.mock.calls.map(([{ type }]) => type)).toEqual(['requested', 'scanned']);
  wechat.restore();
  wechat.expire();
  expect(onEvent).toHaveBeenCalledTimes(2);
});

describe('the page in the frame', () => {
  test('follows the scan with WeChat’s class names', async () => {
    show();
    await waitFor(() => expect(page().querySelector('.impowerBox .qrcode')).toBeTruthy());
    expect(page().textContent).toContain('这不是微信');
    expect(visible().map(({ id }) => id)).toEqual(['wx_default_tip']);
    wechat.scan();
    expect(visible().map(({ id }) => id)).toEqual(['wx_after_scan']);
  });

  test('expires, and its button asks for a new code', async () => {
    show();
    await waitFor(() => expect(page().querySelector('.refresh')).toBeTruthy());
    wechat.expire();
    expect(visible().map(({ textContent }) => textContent)).toEqual(['二维码已过期刷新']);
    page().querySelector<HTMLElement>('.refresh')?.click();
    await wechat.waitFor('requested', { count: 2 });
    wechat.approve();
    await waitFor(() => expect(events.onAuthorized).toHaveBeenCalledTimes(1));
  });

  test('offers quick login if a user is signed in on this computer', async () => {
    install({ desktopUser: { unionid: 'desk', nickname: 'Desk' } });
    show({ redirect_uri: `${location.origin}/#/login` });
    await waitFor(() => expect(page().querySelector('.qlogin_btn')).toBeTruthy());
    page().querySelector<HTMLElement>('.qlogin_btn')?.click();
    await waitFor(() => expect(events.onAuthorized).toHaveBeenCalledTimes(1));
    expect(wechat.logins[0]?.placement).toBe('query');
  });

  test('is WeChat’s error page for a request that WeChat refuses: loaded, never confirmed', async () => {
    install({ apps: [{ appid: 'wxother', name: 'Other' }] });
    show();
    await waitFor(() => expect(events.onReady).toHaveBeenCalled());
    expect(events.onReady.mock.calls).toEqual([[{ confirmed: false, direct: false }]]);
    expect(page().textContent).toContain('AppID 参数错误');
    expect(wechat.logins).toHaveLength(0);
  });
});

describe('break()', () => {
  test.each([
    ['unreachable', 'script_failed'],
    [404, 'script_failed'],
    ['empty', 'script_invalid'],
    ['hanging', 'script_timeout'],
  ] as const)('the script, %s: %s', async (fault, code) => {
    wechat.break('script', fault);
    show({ script: 'required', retries: 0, timeout: 50 });
    await waitFor(() => expect(events.onError.mock.calls).toMatchObject([[{ code }]]));
    wechat.repair();
    screen.getByRole('button', { name: '重试' }).click();
    await waitFor(() => expect(events.onReady).toHaveBeenCalledWith({ confirmed: true, direct: false }));
  });

  test('makes a script hang, and repair() makes it load', async () => {
    wechat.break('script', 'hanging');
    show({ script: 'required' });
    await waitFor(() => expect(document.querySelector('[data-status=loading]')).toBeTruthy());
    wechat.repair('script');
    await waitFor(() => expect(events.onReady).toHaveBeenCalledTimes(1));
  });

  test('of the script leads to the same frame without the script', async () => {
    wechat.break('script');
    show();
    await waitFor(() =>
      expect(events.onReady.mock.lastCall).toMatchObject([{ confirmed: true, direct: true }]),
    );
    wechat.approve();
    await waitFor(() => expect(events.onAuthorized).toHaveBeenCalledTimes(1));
  });

  test('makes a page hang until frame_timeout, and repair() makes it load', async () => {
    wechat.break('page', 'hanging');
    show({ timeout: 50 });
    await waitFor(() => expect(events.onError.mock.calls).toMatchObject([[{ code: 'frame_timeout' }]]));
    // In the same task, because the page would find a removed frame after 50 ms.
    events.onMount.mockImplementationOnce(() => wechat.repair());
    screen.getByRole('button', { name: '重试' }).click();
    await waitFor(() => expect(events.onReady.mock.lastCall).toMatchObject([{ confirmed: true }]));
  });

  test('approve() throws without a QR code, or if its frame is gone', async () => {
    expect(() => wechat.approve()).toThrow('no login yet');
    const { unmount } = show();
    await wechat.waitFor('requested');
    unmount();
    expect(() => wechat.approve()).toThrow('no longer in the page');
  });

  test('waiting for an event that does not come throws an error with the events so far', async () => {
    show();
    await expect(wechat.waitFor('approved', { timeout: 20 })).rejects.toThrow(
      'Waited 20 ms for "approved"; what happened: requested.',
    );
  });
});

describe('restore()', () => {
  const prototypes = [HTMLIFrameElement.prototype, HTMLScriptElement.prototype, HTMLLinkElement.prototype];
  const picture = () => [
    Object.getOwnPropertyDescriptor(window, 'WxLogin'),
    ...prototypes.flatMap((prototype) => Object.entries(Object.getOwnPropertyDescriptors(prototype))),
  ];

  test('restores all changes, and keeps those of other scripts', () => {
    wechat.restore();
    const { prototype } = HTMLScriptElement;
    for (const setAttribute of [undefined, vi.fn()]) {
      if (setAttribute) Object.assign(prototype, { setAttribute });
      const before = picture();
      wechat = installFakeWxLogin();
      expect(picture()).not.toEqual(before);
      wechat.restore();
      expect(picture()).toEqual(before);
    }
    Reflect.deleteProperty(prototype, 'setAttribute');
  });

  test('restores the page’s WxLogin, which does not run before', () => {
    wechat.restore();
    const real = () => undefined;
    Object.assign(window, { WxLogin: real });
    wechat = installFakeWxLogin();
    Object.assign(window, { WxLogin: real });
    expect(Reflect.get(window, 'WxLogin')).not.toBe(real);
    wechat.restore();
    expect(Reflect.get(window, 'WxLogin')).toBe(real);
    Reflect.deleteProperty(window, 'WxLogin');
  });

  test('is needed before the fake can be installed again', () => {
    expect(() => installFakeWxLogin()).toThrow('restore()');
  });

  test('malformed options install nothing', () => {
    wechat.restore();
    expect(() => installFakeWxLogin({ faults: { script: 700 } })).toThrow(RangeError);
    wechat = installFakeWxLogin();
  });

  test('reports no event afterwards', async () => {
    show();
    await wechat.waitFor('requested');
    wechat.restore();
    wechat.approve();
    await Promise.resolve();
    expect(events.onAuthorized).not.toHaveBeenCalled();
  });
});
