import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/find-chromium.mjs';

const define = { __DEV__: 'true' };

export default defineConfig({
  test: {
    projects: [
      {
        define,
        test: { name: 'unit', environment: 'jsdom', include: ['test/{unit,fake}/**/*.test.{ts,tsx}'] },
      },
      {
        define,
        // Found later, they would reload the page in the middle of a test.
        optimizeDeps: {
          include: ['react-dom', 'react-dom/client', '@testing-library/react', 'hono/html', 'uqr'],
        },
        test: {
          name: 'browser',
          include: ['test/fake/**/*.test.{ts,tsx}'],
          setupFiles: ['test/fake/define.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      { define, test: { name: 'ssr', environment: 'node', include: ['test/ssr/**/*.test.{ts,tsx}'] } },
      {
        define,
        test: {
          name: 'server',
          environment: 'node',
          include: ['test/server/**/*.test.ts'],
          // A database starts in each file.
          hookTimeout: 60_000,
          // Servers start in some, two hundred visitors come in another, and files run side by side.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
