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

/** Chromium without a window: the headless shell that Playwright uses by default, too. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const isThere = (path) => path && existsSync(path);

/** Finds a whole Chromium: CHROMIUM_PATH, Playwright's own, or that of the system. Returns undefined if there is none. */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...COMMON].find(isThere);
}

/**
 * Finds the Chromium for tests with Playwright. The headless shell needs half of the processor time of the whole
 * browser. Returns undefined if Playwright has one of its own or if there is none.
 */
function findTestChromium() {
  if (isThere(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
  if (isThere(chromium.executablePath())) return undefined;
  return [HEADLESS_SHELL, ...COMMON].find(isThere);
}

/**
 * Takes the place of Playwright's own list. Without the first two Chromium opens two pages of its own, for its address
 * bar, beside each page of a test: a third of the tests' time. The rest is what Playwright turns off and tests rely on.
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

/** Flags that keep the browser off the network, and let it run as root (containers, CI). */
const chromiumArguments = [
  `--disable-features=${WITHOUT}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** How every test here starts its browser. */
export function launchOptions() {
  const executablePath = findTestChromium();
  return { args: chromiumArguments, ...(executablePath && { executablePath }) };
}
