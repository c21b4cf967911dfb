import { describe, expect, test, vi } from 'vitest';
import { createAuthorizationUrl, openLoginPopup, verifyState } from '../../../../src/core/index.js';
import { pass } from '../../helpers/control-page.js';
import {
  appid,
  authorize,
  controlWindows,
  login,
  nothing,
  openWindow,
  ours,
  popupAt,
  say,
  windows,
} from '../../helpers/popup-window.js';

const left = controlWindows();

describe('the window', () => {
  test("opens in the same task as the click, in the middle of the page's window", () => {
    for (const [name, value] of Object.entries({
      screenX: 100,
      screenY: 50,
      outerWidth: 1001,
      outerHeight: 800,
    }))
      vi.stubGlobal(name, value);
    login({ width: 400, height: 500 });
    const [, name, features] = openWindow.mock.lastCall ?? [];
    expect(features).toBe('popup,width=400,height=500,left=401,top=200');
    // relayCallback recognizes the pop-up by its name.
    expect(name).toMatch(/^wechat-qr-login/);
  });

  test('is 480 x 640 px by default', () => {
    login();
    expect(openWindow.mock.lastCall?.[2]).toMatch('width=480,height=640');
  });

  test('shows the address that createAuthorizationUrl returns, with the given state', () => {
    const options = { appid, redirect_uri: ours, state: 'a b&c', lang: 'en' } as const;
    login(options);
    expect(popupAt().url).toBe(createAuthorizationUrl(options));
  });

  test('inherits the state, because it is remembered before the window opens', () => {
    openWindow.mockImplementationOnce((url) => {
      expect(verifyState(new URL(url).searchParams.get('state') ?? '')).toBe(true);
      return null;
    });
    login();
    expect.assertions(1);
  });
});

describe('abort', () => {
  test('before the call opens nothing', async () => {
    const attempt = login({ signal: AbortSignal.abort('changed my mind') });
    await attempt.promise;
    expect(attempt.outcome).toBe('changed my mind');
    expect(openWindow).not.toHaveBeenCalled();
  });

  test('closes the window, and rejects with the reason of the signal', async () => {
    const controller = new AbortController();
    const attempt = login({ signal: controller.signal });
    controller.abort('changed my mind');
    expect(popupAt().closed).toBe(true);
    await attempt.promise;
    expect(attempt.outcome).toBe('changed my mind');
    expect(left()).toEqual(nothing);
  });

  test('rejects with an AbortError in a browser whose signals have no reason', async () => {
    const controller = new AbortController();
    Object.defineProperty(controller.signal, 'reason', { value: undefined });
    const pending = openLoginPopup({ appid, redirect_uri: ours, signal: controller.signal });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await expect(
      openLoginPopup({ appid, redirect_uri: ours, signal: controller.signal }),
    ).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('after the end closes no window', async () => {
    const controller = new AbortController();
    const attempt = login({ signal: controller.signal });
    say(popupAt(), { type: 'refused', state: popupAt().state });
    await attempt.promise;
    popupAt().close.mockClear();
    controller.abort();
    expect(popupAt().close).not.toHaveBeenCalled();
  });
});

describe('a second call', () => {
  test('focuses the open window, and gets the same result', async () => {
    const [first, second] = [login(), login({ state: 'another' })];
    expect(windows()).toHaveLength(1);
    expect(popupAt().focus).toHaveBeenCalledOnce();
    const { state } = popupAt();
    say(popupAt(), { type: 'authorized', code: 'C', state });
    await Promise.all([first.promise, second.promise]);
    expect(second.outcome).toEqual({ code: 'C', state });
    expect(second.outcome).toBe(first.outcome);
  });

  test('with malformed options rejects, and leaves the window open', async () => {
    const first = login();
    await expect(openLoginPopup({ appid: '', redirect_uri: ours })).rejects.toMatchObject({
      code: 'invalid_options',
    });
    expect(first.outcome).toBe('pending');
    expect(popupAt().closed).toBe(false);
  });

  test('opens another window at once if the first one is closed, and ends the first login', async () => {
    const first = login();
    popupAt().cutOff();
    await pass(30_000);
    expect(first.outcome).toBe('pending');
    const second = login();
    await first.promise;
    expect(first.outcome).toBe('popup_closed');
    const { state } = popupAt(1);
    say(popupAt(1), { type: 'authorized', code: 'C', state });
    await second.promise;
    expect(second.outcome).toEqual({ code: 'C', state });
    expect(left()).toEqual(nothing);
  });

  test('opens another window with a new state after an end, even while the first one is still closing', async () => {
    const first = login();
    popupAt().close.mockImplementation(() => {});
    say(popupAt(), { type: 'refused', state: popupAt().state });
    await first.promise;
    login();
    expect(windows()).toHaveLength(2);
    expect(popupAt(0).state).not.toBe(popupAt(1).state);
  });
});

describe('with the authorization address of another server', () => {
  const create = (more: Record<string, string> = {}) =>
    `https://login.example/oauth2/authorize?${new URLSearchParams({
      client_id: 'shop',
      redirect_uri: ours,
      state: 'S1',
      ...more,
    })}`;

  test('opens it unchanged, and resolves with code and state', async () => {
    const attempt = authorize({ url: create() });
    expect(popupAt().url).toBe(create());
    window.dispatchEvent(
      Object.assign(new Event('message'), {
        source: popupAt(),
        origin: location.origin,
        data: { 'wechat-qr-login': { url: `${ours}?code=C&state=S1&iss=https%3A%2F%2Flogin.example` } },
      }),
    );
    await attempt.promise;
    expect(attempt.outcome).toEqual({ code: 'C', state: 'S1' });
    expect(left()).toEqual(nothing);
  });

  test('an error of the server is a refusal', async () => {
    const attempt = authorize({ url: create() });
    const query = 'error=access_denied&error_description=no&state=S1&iss=https%3A%2F%2Flogin.example';
    window.dispatchEvent(
      Object.assign(new Event('message'), {
        source: popupAt(),
        origin: location.origin,
        data: { 'wechat-qr-login': { url: `${ours}?${query}` } },
      }),
    );
    await attempt.promise;
    expect(attempt.outcome).toBe('refused');
  });

  test.each([
    'javascript:alert(1)',
    '/oauth2/authorize',
    create({ state: '' }),
    create({ redirect_uri: '' }),
    create({ redirect_uri: 'shop://callback' }),
  ])('opens nothing for %s', async (url) => {
    const attempt = authorize({ url });
    await attempt.promise;
    expect(attempt.outcome).toBe('invalid_options');
    expect(windows()).toHaveLength(0);
  });

  test('a state of another login rejects with state_mismatch', async () => {
    const attempt = authorize({ url: create() });
    say(popupAt(), { type: 'authorized', code: 'C', state: 'another' });
    await attempt.promise;
    expect(attempt.outcome).toBe('state_mismatch');
  });
});
