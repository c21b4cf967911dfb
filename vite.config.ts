import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * Builds the library twice: `vite build` makes what is published as the default, `vite build --mode development`
 * the same with warnings for developers, which bundlers pick by the `development` export condition.
 */
export default defineConfig(({ mode }) => {
  const development = mode === 'development';
  const variant = development ? '/development' : '';
  const shared = { 'react/index': 'src/react/index.ts', 'core/index': 'src/core/index.ts' };
  const tools = {
    'simulator/index': 'src/simulator/index.ts',
    'testing/playwright': 'src/testing/playwright.ts',
  };
  return {
    plugins: [react()],
    define: { __DEV__: JSON.stringify(mode !== 'production') },
    build: {
      outDir: 'dist',
      emptyOutDir: !development,
      target: 'es2022',
      minify: false,
      lib: { entry: development ? shared : { ...shared, ...tools }, formats: ['es'] },
      rolldownOptions: {
        external: [/^react/, /^node:/, 'playwright'],
        output: (['es', 'cjs'] as const).map((format) => ({
          dir: `dist/${format === 'es' ? 'esm' : 'cjs'}${variant}`,
          format,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
        })),
      },
    },
  };
});
