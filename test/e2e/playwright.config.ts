import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import { launchOptions } from '../../scripts/find-chromium.mjs';

const PROJECTS = [
  { name: 'chromium', use: { browserName: 'chromium' as const, launchOptions: launchOptions() } },
  ...(['firefox', 'webkit'] as const).map((browserName) => ({
    name: browserName,
    use: { browserName },
    // These tests start Chromium with flags that other browsers do not support.
    testIgnore: /(popup-blocked|third-party-cookies)\.test/,
  })),
];

/** `BROWSERS=firefox,webkit` runs these instead, in Playwright's builds. */
const names = process.env.BROWSERS?.split(',') ?? ['chromium'];

export default defineConfig({
  testDir: '.',
  globalSetup: fileURLToPath(new URL('global-setup.ts', import.meta.url)),
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A trace takes 5 % of the time. `--trace on` writes it.
  use: { trace: 'off' },
  projects: PROJECTS.filter(({ name }) => names.includes(name)),
});
