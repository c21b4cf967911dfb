import { defineConfig } from 'playwright/test';
import config from '../e2e/playwright.config.js';

/** The soak test takes minutes, so it has its own command: `npm run test:soak`. */
export default defineConfig({
  ...config,
  testDir: '.',
  outputDir: '../../test-results/soak',
  timeout: 600_000,
});
