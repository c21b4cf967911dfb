import { defineConfig } from 'vitest/config';

/** Runs all properties with 10,000 cases, for `npm run test:properties`. Some need a page for each case. */
export default defineConfig({
  define: { __DEV__: 'true' },
  test: {
    environment: 'jsdom',
    include: [
      'test/unit/core/{verify-state,create-authorization-url,parse-authorization-url,create-frame-url,css-to-data-url}.test.ts',
      'test/unit/core/callback/*.test.ts',
      'test/unit/mini-program/adapters/hostile-answers.test.ts',
      'test/unit/simulator/{simulator.hostile-requests,create-html-rewriter}.test.ts',
      'test/unit/simulator/pages/pages.test.ts',
    ],
    env: { PROPERTY_RUNS: '10000' },
    testTimeout: 600_000,
  },
});
