import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** A page's program for a site under test: `app.js`, and its chunks, by file name. As `iife` it is a classic script. */
export async function bundleApp(input: URL, format: 'es' | 'iife' = 'es'): Promise<Map<string, string>> {
  const result = (await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: { __DEV__: 'true', 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(input),
        output: { format, entryFileNames: 'app.js', chunkFileNames: '[name].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])),
  );
}
