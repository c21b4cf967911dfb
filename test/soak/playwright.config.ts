import { defineConfig } from 'playwright/test';
import config from '../e2e/playwright.config.js';

/** Minutes, not seconds: for itself, by `npm run test:soak`. */
export default defineConfig({
  ...config,
  testDir: '.',
  outputDir: '../../test-results/soak',
  timeout: 600_000,
});
