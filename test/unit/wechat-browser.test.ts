import { expect, test, vi } from 'vitest';
import { isWeChatBrowser } from '../../src/core/index.js';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.50';
const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';

test.each([
  [ANDROID, true],
  [ANDROID.toLowerCase(), true],
  [SAFARI, false],
  ['', false],
  [null, false],
])('a request with the user agent "%s": %s', (userAgent, expected) => {
  expect(isWeChatBrowser(userAgent)).toBe(expected);
});

test('asks the browser itself when it is given none', () => {
  expect(isWeChatBrowser()).toBe(false);
  const userAgent = vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(ANDROID);
  expect(isWeChatBrowser()).toBe(true);
  userAgent.mockRestore();
});
