import { defineConfig } from 'vitest/config';

const define = { __DEV__: 'true' };

export default defineConfig({
  test: {
    projects: [
      { define, test: { name: 'unit', environment: 'jsdom', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      { define, test: { name: 'ssr', environment: 'node', include: ['test/ssr/**/*.test.{ts,tsx}'] } },
      {
        define,
        test: {
          name: 'server',
          environment: 'node',
          include: ['test/server/**/*.test.ts'],
          // A database starts in each file.
          hookTimeout: 60_000,
          testTimeout: 30_000,
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
