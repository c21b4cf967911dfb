import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

interface Bundle {
  /** Whether the package's development or production code runs. @default development */
  mode?: 'development' | 'production';
  /** `iife` is a classic script. @default es */
  format?: 'es' | 'iife';
}

/** Bundles a page's program for a site under test: `app.js` and its chunks, by file name. */
export async function bundleApp(
  input: URL,
  { mode = 'development', format = 'es' }: Bundle = {},
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
        output: { format, entryFileNames: 'app.js', chunkFileNames: '[name].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])),
  );
}
