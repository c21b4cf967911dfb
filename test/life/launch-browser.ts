import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { findFirefox } from '../../scripts/find-firefox.mjs';

export type BrowserName = 'chromium' | 'firefox';

const CHROMIUM_ARGUMENTS = [
  '--headless=new',
  // Blocks all requests to the real WeChat.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost',
  '--no-proxy-server',
  '--disable-popup-blocking',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Otherwise, prerendering depends on the free memory of the machine.
  '--disable-features=Prerender2MemoryControls',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const FIREFOX_PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_open_during_load': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.type': 0,
};

/** Returns the command that starts the browser with that profile. */
async function prepare(name: BrowserName, profile: string) {
  if (name === 'chromium') {
    return { path: findChromium(), options: [...CHROMIUM_ARGUMENTS, `--user-data-dir=${profile}`] };
  }
  const lines = Object.entries(FIREFOX_PREFERENCES).map(
    ([preference, value]) => `user_pref(${JSON.stringify(preference)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  return { path: findFirefox(), options: ['--headless', '--no-remote', '--profile', profile] };
}

/** A running browser. */
export interface PlainBrowser {
  close(): Promise<void>;
}

/**
 * Starts a browser with a new profile, and opens that address. Does not use DevTools, Playwright or Puppeteer, because
 * they disable the back/forward cache and prerendering.
 */
export async function launchBrowser(name: BrowserName, address: string): Promise<PlainBrowser> {
  const profile = await mkdtemp(join(tmpdir(), `life-${name}-`));
  const { path, options } = await prepare(name, profile);
  if (!path) throw new Error(`There is no ${name}: install it, or set ${name.toUpperCase()}_PATH.`);
  const child = spawn(path, [...options, address], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.resume();
  return {
    async close() {
      // Not `exit`, because the browser's child processes write into the profile until they end. They also hold the
      // pipe.
      const closed = once(child, 'close');
      child.kill();
      await closed;
      await rm(profile, { recursive: true });
    },
  };
}
