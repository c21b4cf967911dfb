import { describe, expect, test } from 'vitest';
import { verifyState } from '../../../../src/core/index.js';
import { pass } from '../../helpers/control-page.js';
import { controlWindows, login, nothing, openWindow, popupAt, say } from '../../helpers/popup-window.js';

const left = controlWindows();

describe('the login', () => {
  test('resolves with code and state, closes the window and uses the state up', async () => {
    const attempt = login();
    const { state } = popupAt();
    say(popupAt(), { type: 'authorized', code: 'C', state });
    await attempt.promise;
    expect(attempt.outcome).toEqual({ code: 'C', state });
    expect(popupAt().close).toHaveBeenCalled();
    expect(verifyState(state)).toBe(false);
    expect(left()).toEqual(nothing);
  });

  test('rejects with refused after a refusal', async () => {
    const attempt = login();
    say(popupAt(), { type: 'refused', state: popupAt().state });
    await attempt.promise;
    expect(attempt.outcome).toBe('refused');
    expect(left()).toEqual(nothing);
  });

  test.each([null, undefined])('rejects with popup_blocked if window.open returns %s', async (answer) => {
    openWindow.mockReturnValueOnce(answer as null);
    const attempt = login();
    await attempt.promise;
    expect(attempt.outcome).toBe('popup_blocked');
    expect(left()).toEqual(nothing);
  });

  test.each([
    { appid: '' },
    { redirect_uri: 'callback' },
    { state: '' },
    { width: 0 },
    { height: Number.NaN },
    { timeout: -1 },
    { timeout: 1e9 },
  ])('rejects with invalid_options and opens nothing, with %o', async (options) => {
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
  ])('rejects with popup_timeout, with %o', async (options, ms) => {
    const attempt = login(options);
    await pass(ms - 1);
    expect(attempt.outcome).toBe('pending');
    await pass(1);
    expect(attempt.outcome).toBe('popup_timeout');
    expect(left()).toEqual(nothing);
  });

  test('rejects with popup_closed when the visitor leaves the page', async () => {
    const attempt = login();
    window.dispatchEvent(new Event('pagehide'));
    await attempt.promise;
    expect(attempt.outcome).toBe('popup_closed');
    expect(left()).toEqual(nothing);
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

  test.each(['authorized', 'refused'])('with another state rejects with state_mismatch: %s', async (type) => {
    const attempt = login();
    say(popupAt(), { type, code: 'evil', state: 'forged' });
    await attempt.promise;
    expect(attempt.outcome).toBe('state_mismatch');
    // The sent state was not returned, so it is still valid.
    expect(verifyState(popupAt().state)).toBe(true);
    expect(left()).toEqual(nothing);
  });
});
