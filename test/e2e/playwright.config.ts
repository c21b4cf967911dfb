import { defineConfig } from 'playwright/test';
import { launchOptions } from '../../scripts/find-chromium.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(),
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
