import { existsSync } from 'node:fs';

const COMMON = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Returns FIREFOX_PATH, or the installed Firefox. Undefined if there is none. */
export function findFirefox() {
  return [process.env.FIREFOX_PATH, ...COMMON].find((path) => path && existsSync(path));
}
