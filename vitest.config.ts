import { availableParallelism } from 'node:os';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/find-chromium.mjs';
import { comparePictures } from './test/pictures/compare-pictures.js';

declare module 'vitest/node' {
  interface ToMatchScreenshotComparators {
    squares: Record<string, never>;
  }
}
declare module 'vitest/browser' {
  interface ScreenshotComparatorRegistry {
    squares: Record<string, never>;
  }
}

const define = { __DEV__: 'true' };

/** Tests that build the service, or start Vite or other processes. `npm run test:matrix` runs them. */
const DEPLOYMENTS = [
  'test/service/**/deployment.test.ts',
  'test/service/create-served-files.test.ts',
  'test/service/open-backend.test.ts',
  'test/service/real-app.test.ts',
  'test/service/served-files.test.ts',
  'test/service/service-plugin.test.ts',
  'test/service/start-graceful-server.test.ts',
  'test/service/storage/claim-folder.test.ts',
  'test/service/storage/find-full-disk.test.ts',
];

/** Unit tests of what runs in Node, or renders like a server before the page exists. */
const ON_SERVER = [
  'test/unit/{docs,service,simulator}/**/*.test.ts',
  'test/unit/mini-program/adapters/{authing,device-authorization}.test.ts',
  'test/unit/**/*.{ssr,hydration}.test.{ts,tsx}',
];

/**
 * Two files at once, even if Vitest would use fewer workers, because files also wait for servers, databases and npm.
 * Projects in a browser do not inherit it.
 */
const WORKERS = Math.max(2, availableParallelism() - 1);

/** A new object for each project, because Vitest adds names to it. */
const createBrowser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  // Larger than any page of the tests. Vitest would scale a larger page down and blur its pictures.
  provider: playwright({
    launchOptions: launchOptions(),
    contextOptions: { viewport: { width: 1600, height: 1200 } },
  }),
  instances: [{ browser: 'chromium' as const }],
});

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    coverage: {
      include: ['src/{core,shared}/**'],
      // The table is written to a file. In the output it would hide the failed tests.
      reporter: ['text-summary', ['text', { file: 'coverage.txt', skipFull: true }]],
      reportsDirectory: 'test-results/coverage',
      thresholds: { branches: 95 },
    },
    projects: [
      {
        define,
        test: {
          name: 'unit',
          environment: 'jsdom',
          // Loads jsdom once per worker, not once per file, which halves the time. Each file still has its own page.
          pool: 'vmThreads',
          include: ['test/{unit,fake,pictures}/**/*.test.{ts,tsx}'],
          exclude: ON_SERVER,
          setupFiles: ['test/unit/helpers/list-requests.ts'],
          // 10,000 cases take seconds, and more if files run in parallel.
          testTimeout: 60_000,
        },
      },
      {
        define,
        // Found later, they would reload the page in the middle of a test.
        optimizeDeps: {
          include: ['react-dom', 'react-dom/client', '@testing-library/react', 'hono/html', 'uqr'],
        },
        test: {
          name: 'browser',
          maxWorkers: WORKERS,
          include: ['test/fake/**/*.test.{ts,tsx}'],
          setupFiles: ['test/fake/define.ts'],
          browser: createBrowser(),
        },
      },
      {
        extends: '.storybook/vite.config.ts',
        plugins: [storybookTest()],
        // Found later, they would reload the page in the middle of a story.
        optimizeDeps: {
          include: ['axe-core', 'hono/html', 'uqr', '@storybook/addon-docs/blocks', 'storybook/theming'],
        },
        test: {
          name: 'storybook',
          maxWorkers: WORKERS,
          setupFiles: ['test/fake/define.ts'],
          browser: {
            ...createBrowser(),
            expect: {
              toMatchScreenshot: {
                comparators: { squares: comparePictures },
                resolveScreenshotPath: ({ root, arg, ext }) => `${root}/docs/pictures/${arg}${ext}`,
              },
            },
          },
        },
      },
      {
        define: { ...define }, // Vitest removes the values from the object.
        test: {
          name: 'node',
          environment: 'node',
          include: ON_SERVER,
          // The entries are imported before each test of one file.
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'scripts',
          environment: 'node',
          include: ['test/scripts/**/*.test.ts'],
          // Processes start there.
          testTimeout: 60_000,
        },
      },
      {
        define,
        test: {
          name: 'server',
          environment: 'node',
          include: ['test/service/**/*.test.ts'],
          exclude: DEPLOYMENTS,
          // Each worker starts one database and loads better-auth once, instead of for each file, which saves half of
          // the processor time.
          isolate: false,
          // The database starts there.
          hookTimeout: 180_000,
          // Some tests start servers, one simulates 200 visitors, and files run in parallel.
          testTimeout: 120_000,
        },
      },
      {
        define,
        test: {
          name: 'deployment',
          environment: 'node',
          include: DEPLOYMENTS,
          isolate: false,
          // The service is built there.
          hookTimeout: 180_000,
          // Servers start there.
          testTimeout: 120_000,
        },
      },
      {
        define,
        test: {
          name: 'load',
          environment: 'node',
          include: ['test/load/**/*.test.ts'],
          hookTimeout: 180_000,
          // These tests take minutes, so they have their own command: `npm run load`.
          testTimeout: 400_000,
        },
      },
      {
        define,
        test: {
          name: 'life',
          environment: 'node',
          include: ['test/life/**/*.test.ts'],
          // The browser starts there.
          hookTimeout: 60_000,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/pack.ts'],
          testTimeout: 120_000,
          // Users' projects are installed there.
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'matrix',
          environment: 'node',
          include: ['test/matrix/**/*.test.ts'],
          globalSetup: ['test/package/pack.ts'],
          testTimeout: 120_000,
          // Projects are installed and built there, and removed: Next.js alone is 400 MB.
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
