import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';
import { runSync } from './run-sync.mjs';

const attempt = (command, ...options) => {
  console.log(`> ${command} ${options.join(' ')}`);
  return runSync(command, options, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
};

/**
 * Makes sure that the browser tests have a Chromium or Chrome: an installed one, otherwise Playwright's, otherwise
 * Debian's.
 */
export function ensureChromium() {
  if (findChromium()) return true;
  console.log('No Chromium or Chrome found. Installing one for the browser tests:');
  if (attempt('npx', 'playwright', 'install', 'chromium') && findChromium()) return true;
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (
    debian &&
    attempt('apt-get', 'update', '-qq') &&
    attempt('apt-get', 'install', '-y', '-qq', 'chromium')
  ) {
    return Boolean(findChromium());
  }
  console.error(
    'The browser tests need Chromium or Chrome. Install one, or set CHROMIUM_PATH to where it is, and run npm test again.',
  );
  return false;
}
