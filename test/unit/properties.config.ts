import { defineConfig } from 'vitest/config';

/** All properties with ten thousand cases, for `npm run test:properties`. Some cost a page for each case. */
export default defineConfig({
  define: { __DEV__: 'true' },
  test: {
    environment: 'jsdom',
    include: [
      'test/unit/core/{state,url,stylesheet}.test.ts',
      'test/unit/core/callback/*.test.ts',
      'test/unit/mini-program/adapters/hostile-answers.test.ts',
      'test/unit/simulator/{simulator.hostile-requests,rewrite-html}.test.ts',
      'test/unit/simulator/pages/pages.test.ts',
    ],
    env: { PROPERTY_RUNS: '10000' },
    testTimeout: 600_000,
  },
});
