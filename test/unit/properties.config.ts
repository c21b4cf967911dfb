import { defineConfig } from 'vitest/config';

/** The properties that cost a page for each case, with ten thousand of them: minutes, for `npm run test:properties`. */
export default defineConfig({
  define: { __DEV__: 'true' },
  test: {
    environment: 'jsdom',
    include: ['test/unit/core/{callback/relay-callback,url}.test.ts'],
    env: { PROPERTY_RUNS: '10000' },
    testTimeout: 600_000,
  },
});
