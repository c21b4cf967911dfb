import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** Bundles a page's program for a site under test: `app.js` and its chunks, by file name. */
export async function bundleApp(
  input: URL,
  mode: 'development' | 'production' = 'development',
): Promise<Map<string, string>> {
  const result = (await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    mode,
    define: {
      __DEV__: `${mode === 'development'}`,
      'process.env.NODE_ENV': JSON.stringify(mode),
    },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(input),
        output: { entryFileNames: 'app.js', chunkFileNames: '[name].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])),
  );
}
