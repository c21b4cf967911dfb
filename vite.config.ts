import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the library. `vite build` makes what is published as the default; `vite build --mode development` makes the
 * same entries with full messages and warnings for developers, which bundlers pick by the `development` condition.
 */
export default defineConfig(({ mode }) => {
  const development = mode === 'development';
  const entries = {
    'react/index': 'src/react/index.ts',
    'core/index': 'src/core/index.ts',
    'element/index': 'src/element/index.ts',
    'mini-program/index': 'src/mini-program/index.ts',
    'mini-program/core': 'src/mini-program/core.ts',
  };
  const tools = {
    'simulator/index': 'src/simulator/index.ts',
    'simulator/vite': 'src/simulator/vite.ts',
    'simulator/cli': 'src/simulator/cli.ts',
    'testing/index': 'src/testing/index.ts',
    'testing/playwright': 'src/testing/playwright.ts',
    'testing/msw': 'src/testing/msw.ts',
  };
  return {
    plugins: [react()],
    define: { __DEV__: `${development}` },
    build: {
      target: 'es2022',
      minify: false,
      emptyOutDir: false,
      lib: { entry: development ? entries : { ...entries, ...tools } },
      rolldownOptions: {
        external: [/^react(\/|$)/, /^node:/, ...builtinModules, 'playwright', 'msw'],
        output: (['esm', 'cjs'] as const).map((format) => ({
          format,
          dir: `dist/${format}${development ? '/development' : ''}`,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
        })),
      },
    },
  };
});
