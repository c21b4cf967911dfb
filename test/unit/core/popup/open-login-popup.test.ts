import { describe, expect, test, vi } from 'vitest';
import { createAuthorizationUrl, openLoginPopup, verifyState } from '../../../../src/core/index.js';
import { pass } from '../../helpers/control-page.js';
import {
  appid,
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
  test('opens in the same task as the click, in the middle of the window that asks', () => {
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
    // relayCallback knows it by this.
    expect(name).toMatch(/^wechat-qr-login/);
  });

  test('is 480 x 640 px unless told', () => {
    login();
    expect(openWindow.mock.lastCall?.[2]).toMatch('width=480,height=640');
  });

  test('shows what createAuthorizationUrl gives, with the given state', () => {
    const options = { appid, redirect_uri: ours, state: 'a b&c', lang: 'en' } as const;
    login(options);
    expect(popupAt().url).toBe(createAuthorizationUrl(options));
  });

  test('has a state of its own, remembered before it opens: it inherits what this tab remembers', () => {
    openWindow.mockImplementationOnce((url) => {
      expect(verifyState(new URL(url).searchParams.get('state') ?? '')).toBe(true);
      return null;
    });
    login();
    expect.assertions(1);
  });
});

describe('ends', () => {
  test('with code and state: the window is closed, the state used up, nothing left', async () => {
    const attempt = login();
    const { state } = popupAt();
    say(popupAt(), { type: 'authorized', code: 'C', state });
    await attempt.promise;
    expect(attempt.outcome).toEqual({ code: 'C', state });
    expect(popupAt().close).toHaveBeenCalled();
    expect(verifyState(state)).toBe(false);
    expect(left()).toEqual(nothing);
  });

  test('with a refusal', async () => {
    const attempt = login();
    say(popupAt(), { type: 'refused', state: popupAt().state });
    await attempt.promise;
    expect(attempt.outcome).toBe('refused');
    expect(left()).toEqual(nothing);
  });

  test.each([null, undefined])('popup_blocked, when the browser answers %s', async (answer) => {
    openWindow.mockReturnValueOnce(answer as null);
    const attempt = login();
    await attempt.promise;
    expect(attempt.outcome).toBe('popup_blocked');
    expect(left()).toEqual(nothing);
  });

  test.each([
    { appid: '' },
    { redirect_uri: '/callback' },
    { state: '' },
    { width: 0 },
    { height: Number.NaN },
    { timeout: -1 },
    { timeout: 1e9 },
  ])('invalid_options at once, and nothing is opened: %o', async (options) => {
    const attempt = login(options);
    expect(openWindow).not.toHaveBeenCalled();
    await attempt.promise;
    expect(attempt.outcome).toBe('invalid_options');
    expect(attempt.error?.message).toContain(Object.keys(options)[0]);
    expect(left()).toEqual(nothing);
  });

  test.each([
    [{}, 600_000],
    [{ timeout: 5000 }, 5000],
  ])('popup_timeout: %o', async (options, ms) => {
    const attempt = login(options);
    await pass(ms - 1);
    expect(attempt.outcome).toBe('pending');
    await pass(1);
    expect(attempt.outcome).toBe('popup_timeout');
    expect(left()).toEqual(nothing);
  });

  test('when the page is left: nobody waits any more', async () => {
    const attempt = login();
    window.dispatchEvent(new Event('pagehide'));
    await attempt.promise;
    expect(attempt.outcome).toBe('popup_closed');
    expect(left()).toEqual(nothing);
  });
});

describe('abort', () => {
  test('before: nothing is opened', async () => {
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

  test('afterwards: closes nothing', async () => {
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
  test('focuses the window that is open, and answers as the first', async () => {
    const [first, second] = [login(), login({ state: 'another' })];
    expect(windows()).toHaveLength(1);
    expect(popupAt().focus).toHaveBeenCalledOnce();
    const { state } = popupAt();
    say(popupAt(), { type: 'authorized', code: 'C', state });
    await Promise.all([first.promise, second.promise]);
    expect(second.outcome).toEqual({ code: 'C', state });
    expect(second.outcome).toBe(first.outcome);
  });

  test('with bad options is refused, and leaves the window alone', async () => {
    const first = login();
    await expect(openLoginPopup({ appid: '', redirect_uri: ours })).rejects.toMatchObject({
      code: 'invalid_options',
    });
    expect(first.outcome).toBe('pending');
    expect(popupAt().closed).toBe(false);
  });

  test('after the window is gone opens another, at once, and the first is over', async () => {
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

  test('after an end opens another, which has a state of its own, even while the first still closes', async () => {
    const first = login();
    popupAt().close.mockImplementation(() => {});
    say(popupAt(), { type: 'refused', state: popupAt().state });
    await first.promise;
    login();
    expect(windows()).toHaveLength(2);
    expect(popupAt(0).state).not.toBe(popupAt(1).state);
  });
});

describe('a message', () => {
  test('of another window, another origin or another shape is ignored', async () => {
    const attempt = login({ redirect_uri: 'https://shop.example/callback' });
    const { state } = popupAt();
    const forged = { type: 'authorized', code: 'evil', state };
    say(window, forged, 'https://shop.example');
    say(null, forged, 'https://shop.example');
    say(popupAt(), forged, 'https://open.weixin.qq.com');
    say(popupAt(), forged, location.origin);
    for (const data of [
      null,
      'authorized',
      { url: '?code=C' },
      { 'wechat-qr-login': { ...forged, url: 1 } },
    ]) {
      const message = { source: popupAt(), origin: 'https://shop.example', data };
      window.dispatchEvent(Object.assign(new Event('message'), message));
    }
    await pass();
    expect(attempt.outcome).toBe('pending');
    say(popupAt(), { ...forged, code: 'C' }, 'https://shop.example');
    await attempt.promise;
    expect(attempt.outcome).toEqual({ code: 'C', state });
  });

  test.each(['authorized', 'refused'])(
    'with a state that was not sent is state_mismatch: %s',
    async (type) => {
      const attempt = login();
      say(popupAt(), { type, code: 'evil', state: 'forged' });
      await attempt.promise;
      expect(attempt.outcome).toBe('state_mismatch');
      // It is not what came back, so it is not used up.
      expect(verifyState(popupAt().state)).toBe(true);
      expect(left()).toEqual(nothing);
    },
  );
});
