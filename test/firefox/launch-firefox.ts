import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox } from '../../scripts/find-firefox.mjs';
import { WECHAT_HOSTS } from '../../src/simulator/hosts.js';

const executablePath = findFirefox() ?? '';

/** Says how to get it where it is not. */
export const isInstalled = Boolean(executablePath);
if (!isInstalled) {
  console.warn(
    'not run: there is no Firefox. Install it (on Debian: apt-get install firefox-esr), or set FIREFOX_PATH.',
  );
}

/** Not by Playwright, which drives a Firefox of its own build only, or one newer than Debian's. */
export const launchFirefox = (): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: {
      // What is not routed to the simulator must not reach WeChat either.
      'network.dns.localDomains': WECHAT_HOSTS.join(),
      // As people have it; tests usually switch it off.
      'dom.disable_open_during_load': true,
    },
  });
