import Bowser from 'bowser';

const UNKNOWN = 'Unknown browser';

/** Bowser's names of browsers and systems that visitors sit at. It takes the name of others from the User-Agent. */
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
 * Returns a name like "Chrome on Windows" from a User-Agent, for the visitor to compare with the browser they sit at.
 * Names that are not in the lists are left out: anybody can send any text, and the phone shows this one.
 */
export function getBrowserName(userAgent: string): string {
  // Bowser throws if there is nothing to parse.
  if (!userAgent.trim()) return UNKNOWN;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 512));
  if (!browser.name || !BROWSERS.has(browser.name)) return UNKNOWN;
  return os.name && SYSTEMS.has(os.name) ? `${browser.name} on ${os.name}` : browser.name;
}
