import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const rank = ({ moduleId }: TestSpecification) =>
  moduleId.endsWith('x') ? 2 : /own-options|qr-login|frame/.test(moduleId) ? 1 : 0;

/** Pure functions first, React last: the first test that fails ends a mutant. */
class CheapFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files.sort((a, b) => rank(a) - rank(b));
  }
}

/** The unit tests of src/core and src/shared in one page, so that a thousand runs end within the hour. */
export default defineConfig({
  define: { __DEV__: 'true' },
  test: {
    environment: 'jsdom',
    include: ['test/unit/{core,shared}/**/*.test.{ts,tsx}'],
    // Each mutant runs the properties again, so they have only a few dozen cases, which find nearly the same.
    env: { PROPERTY_RUNS: '20' },
    isolate: false,
    setupFiles: ['test/mutation/setup.ts'],
    sequence: { sequencer: CheapFirst },
  },
});
