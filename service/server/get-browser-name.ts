import Bowser from 'bowser';

const UNKNOWN = 'Unknown browser';

/** Bowser's names of common browsers. For unknown browsers, Bowser returns text from the User-Agent header. */
const BROWSERS = new Set([
  'Brave',
  'Chrome',
  'Chromium',
  'DuckDuckGo',
  'Electron',
  'Epiphany',
  'Firefox',
  'HeyTap Browser',
  'Internet Explorer',
  'LibreWolf',
  'Microsoft Edge',
  'Maxthon',
  'NAVER Whale Browser',
  'Opera',
  'QQ Browser',
  'QQ Browser Lite',
  'Safari',
  'Samsung Internet for Android',
  'Sogou Browser',
  'UC Browser',
  'Vivaldi',
  'Vivo Browser',
  'WeChat',
  'Yandex Browser',
]);
const SYSTEMS = new Set(['Android', 'Chrome OS', 'HarmonyOS', 'iOS', 'Linux', 'macOS', 'Windows']);

/**
 * Returns a name like "Chrome on Windows" for a User-Agent. The phone shows it, so that visitors can compare it with their
 * browser. Only names in the lists are returned, because the header can contain any text.
 */
export function getBrowserName(userAgent: string): string {
  // Bowser throws for an empty text.
  if (!userAgent.trim()) return UNKNOWN;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 512));
  if (!browser.name || !BROWSERS.has(browser.name)) return UNKNOWN;
  return os.name && SYSTEMS.has(os.name) ? `${browser.name} on ${os.name}` : browser.name;
}
