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

/** CHROMIUM_PATH, Playwright's own browser, or one that the system has. Undefined: there is none. */
export function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...COMMON];
  return candidates.find((path) => path && existsSync(path));
}

const SHELL = '/usr/bin/chromium-headless-shell';

/** The same engine without the browser around it, where the system has it: a third less of the processor's time. */
const findShell = () => (!process.env.CHROMIUM_PATH && existsSync(SHELL) ? SHELL : findChromium());

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

/** How every test here starts its browser. `isWhole`: with what surrounds the pages, as prompts and settings do. */
export function launchOptions({ isWhole = false } = {}) {
  const executablePath = isWhole ? findChromium() : findShell();
  return { args: chromiumArguments, ...(executablePath && { executablePath }) };
}
