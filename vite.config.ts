import { builtinModules } from 'node:module';
import { defineConfig, type Plugin } from 'vite';
import { entries } from './scripts/entries.mjs';

/**
 * Compiles JSX to calls of `createElement`. The package must not import `react/jsx-runtime`: React 16 and 17 have no
 * `exports`, so Node and webpack 5 do not find this module without `.js`.
 *
 * @see https://github.com/facebook/react/issues/20235
 */
const importCreateElement: Plugin = {
  name: 'import-create-element',
  transform: {
    order: 'pre',
    filter: { id: /\.tsx$/ },
    // At the end, so that directives stay first and line numbers stay correct.
    handler: (code) => `${code}\nimport { createElement, Fragment } from 'react';`,
  },
};

/**
 * Builds the library. `vite build` creates the default build. Two modes build the entries for browsers again:
 *
 * - `--mode development`: with full messages and warnings for developers. Bundlers select it by the `development`
 *   condition.
 * - `--mode legacy`: in the syntax of ES2017, for bundlers that support neither newer syntax nor `exports`, like
 *   webpack 4.
 */
export default defineConfig(({ mode }) => {
  const isVariant = mode === 'development' || mode === 'legacy';
  const sources = entries
    .filter(({ isForBrowsers }) => isForBrowsers || !isVariant)
    .map(({ name }) => [name, `src/${name}.ts`]);
  const folders = {
    development: ['esm/development', 'cjs/development'],
    legacy: ['legacy/esm', 'legacy/cjs'],
  };
  const [esm, cjs] = isVariant ? folders[mode] : ['esm', 'cjs'];
  return {
    plugins: [importCreateElement],
    oxc: { jsx: { runtime: 'classic', pragma: 'createElement', pragmaFrag: 'Fragment' } },
    define: { __DEV__: `${mode === 'development'}` },
    build: {
      target: mode === 'legacy' ? 'es2017' : 'es2022',
      minify: false,
      emptyOutDir: false,
      lib: {
        entry: {
          ...Object.fromEntries(sources),
          ...(!isVariant && { 'simulator/cli': 'src/simulator/cli.ts' }),
        },
      },
      rolldownOptions: {
        // "use client" is only kept in the entries, where it is needed.
        onLog: (level, log, print) => log.code === 'MODULE_LEVEL_DIRECTIVE' || print(level, log),
        external: [/^react(\/|$)/, /^node:/, ...builtinModules, 'playwright', 'msw'],
        output: (
          [
            ['esm', esm],
            ['cjs', cjs],
          ] as const
        ).map(([format, folder]) => ({
          format,
          dir: `dist/${folder}`,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
        })),
      },
    },
  };
});
