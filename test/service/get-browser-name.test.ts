import { expect, test } from 'vitest';
import { getBrowserName } from '../../service/server/get-browser-name.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const CHROME = `${WINDOWS} Chrome/126.0.0.0 Safari/537.36`;

test.each([
  [CHROME, 'Chrome on Windows'],
  [`${CHROME} Edg/126.0`, 'Microsoft Edge on Windows'],
  [`${CHROME} QQBrowser/12.0`, 'QQ Browser on Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
    'Safari on macOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox on Linux'],
])('returns the name of a known browser for %s', (userAgent, name) => {
  expect(getBrowserName(userAgent)).toBe(name);
});

test.each([
  '',
  ' ',
  'Your-Bank/2.0 (Windows NT 10.0)',
  'WeChat official verification/1.0',
  'Alice’s computer/1.0',
  '支付宝官方/1.0 (安全)',
  '<img src=x onerror=alert(1)>/1.0 (<b>)',
  'Mozilla/5.0 Approved/1 by/2 WeChat-Pay/3',
  '__proto__/1.0',
  'constructor/1.0 (toString)',
  '\u202eemorhC/1.0',
  'Googlebot/2.1',
])('returns no part of an unknown User-Agent: %s', (userAgent) => {
  expect(getBrowserName(userAgent)).toBe('Unknown browser');
});

test('reads only the start of a long User-Agent', () => {
  expect(getBrowserName('x'.repeat(1_000_000))).toBe('Unknown browser');
  expect(getBrowserName(`${'x'.repeat(1_000_000)} Chrome/126.0`)).toBe('Unknown browser');
});

test('leaves out an unknown operating system', () => {
  expect(getBrowserName('Mozilla/5.0 (Your bank, verified) Chrome/126.0.0.0 Safari/537.36')).toBe('Chrome');
});
