import { describe, expect, test, vi } from 'vitest';
import { pass } from '../../helpers/control-page.js';
import { controlWindows, login, nothing, popupAt, post, relayed, say } from '../../helpers/popup-window.js';

const left = controlWindows();

const channel = () => `wechat-qr-login ${popupAt().state}`;
const broadcast = (result: Parameters<typeof relayed>[0]) => post(channel(), relayed(result));

describe('a pop-up that the visitor closes', () => {
  test("ends the login before WeChat's page has loaded", async () => {
    const attempt = login();
    await pass(500);
    popupAt().closed = true;
    await pass(3000);
    expect(attempt.outcome).toBe('popup_closed');
    expect(left()).toEqual(nothing);
  });

  test("ends the login on WeChat's page", async () => {
    const attempt = login();
    popupAt().leave();
    await pass(1500);
    expect(attempt.outcome).toBe('pending');
    popupAt().closed = true;
    await pass(3000);
    expect(attempt.outcome).toBe('popup_closed');
    expect(attempt.error?.message).not.toContain('Cross-Origin-Opener-Policy');
    expect(left()).toEqual(nothing);
  });

  test.each([
    ['for a second counts as closed', 1000, 'popup_closed'],
    ['for less may as well have been cut off', 900, 'pending'],
  ])("one that was seen on WeChat's page %s", async (_, ms, outcome) => {
    const attempt = login();
    popupAt().leave();
    await pass(ms);
    popupAt().closed = true;
    await pass(3000);
    expect(attempt.outcome).toBe(outcome);
  });

  test('still reports a pending message, because the redirect page may close its window itself', async () => {
    const attempt = login();
    popupAt().leave();
    await pass(1500);
    popupAt().closed = true;
    await pass(200);
    const { state } = popupAt();
    say(popupAt(), { type: 'authorized', code: 'C', state });
    await attempt.promise;
    expect(attempt.outcome).toEqual({ code: 'C', state });
  });
});

describe('a pop-up that a policy cuts off', () => {
  // A severed handle of Chromium and Firefox is not readable, one of WebKit is.
  test('does not count as closed in WebKit, where the handle stays readable', async () => {
    vi.spyOn(navigator, 'vendor', 'get').mockReturnValue('Apple Computer, Inc.');
    const attempt = login();
    await pass(500);
    popupAt().closed = true;
    await pass(60_000);
    expect(attempt.outcome).toBe('pending');
  });

  test('while it navigates to WeChat does not count as closed, and its result arrives by the channel of its state', async () => {
    const attempt = login();
    await pass(3000);
    popupAt().leave();
    await pass(100);
    popupAt().cutOff();
    await pass(60_000);
    expect(attempt.outcome).toBe('pending');
    // Storage contains only the empty item for this state.
    expect({ ...localStorage }).toEqual({ [channel()]: '' });
    const { state } = popupAt();
    broadcast({ type: 'authorized', code: 'C', state });
    await attempt.promise;
    expect(attempt.outcome).toEqual({ code: 'C', state });
    expect(left()).toEqual(nothing);
  });

  test('reports a refusal by the channel of its state', async () => {
    const attempt = login();
    popupAt().cutOff();
    broadcast({ type: 'refused', state: popupAt().state });
    await attempt.promise;
    expect(attempt.outcome).toBe('refused');
    expect(left()).toEqual(nothing);
  });

  test('ignores messages of another shape or another state', async () => {
    const attempt = login();
    popupAt().cutOff();
    post(channel(), null);
    post(channel(), 'authorized');
    post('wechat-qr-login forged', relayed({ type: 'refused', state: 'forged' }));
    await pass();
    expect(attempt.outcome).toBe('pending');
    broadcast({ type: 'authorized', code: 'evil', state: 'forged' });
    await attempt.promise;
    expect(attempt.outcome).toBe('state_mismatch');
  });

  test('when it loads the redirect page still has time to send its message', async () => {
    const attempt = login();
    popupAt().leave();
    await pass(60_000);
    popupAt().closed = true;
    await pass(1500);
    const { state } = popupAt();
    broadcast({ type: 'authorized', code: 'C', state });
    await attempt.promise;
    expect(attempt.outcome).toEqual({ code: 'C', state });
  });

  test('ends the login with popup_timeout if no result arrives', async () => {
    const attempt = login({ timeout: 30_000 });
    popupAt().cutOff();
    await pass(30_000);
    expect(attempt.outcome).toBe('popup_timeout');
    expect(left()).toEqual(nothing);
  });

  test('ends the login with popup_closed if the redirect page is on another origin', async () => {
    const attempt = login({ redirect_uri: 'https://other.example/callback' });
    expect(localStorage).toHaveLength(0);
    popupAt().cutOff();
    await pass(3000);
    expect(attempt.outcome).toBe('popup_closed');
    expect(attempt.error?.message).toContain('https://other.example');
    expect(left()).toEqual(nothing);
  });

  test('ends the login with popup_closed if the browser denies storage', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const attempt = login();
    popupAt().cutOff();
    await pass(3000);
    expect(attempt.outcome).toBe('popup_closed');
    expect(left()).toEqual(nothing);
  });
});
