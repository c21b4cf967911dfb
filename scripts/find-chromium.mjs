import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const COMMON = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Returns CHROMIUM_PATH, Playwright's own browser, or an installed one. Undefined if there is none. */
export function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...COMMON];
  return candidates.find((path) => path && existsSync(path));
}

const SHELL = '/usr/bin/chromium-headless-shell';

/** The same engine without the browser's UI, if it is installed. It needs a third less processor time. */
const findShell = () => (!process.env.CHROMIUM_PATH && existsSync(SHELL) ? SHELL : findChromium());

/**
 * Replaces Playwright's own list. Without the first two, Chromium opens two more pages for its address bar beside each
 * page of a test. That takes a third of the time. The others are features that Playwright disables too, and that tests
 * rely on.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'DestroyProfileOnBrowserClose',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
];

/** Flags that disable the browser's own network requests, and allow root (containers, CI). */
const chromiumArguments = [
  `--disable-features=${WITHOUT}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Returns the options with which all tests start their browser. `isWhole` selects the browser with its UI, for tests of
 * prompts and settings.
 */
export function launchOptions({ isWhole = false } = {}) {
  const executablePath = isWhole ? findChromium() : findShell();
  return { args: chromiumArguments, ...(executablePath && { executablePath }) };
}
