import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { buildOnce } from './build-once.js';

interface Bundle {
  /** The build of the package. @default development */
  mode?: 'development' | 'production';
  /** `iife` is a classic script. @default es */
  format?: 'es' | 'iife';
  /** The oldest browser that the program is built for, as in Vite's `build.target`. @default Vite's own */
  target?: string;
  /** The folder of an unpacked package, whose entries replace those in `src`. */
  packageFolder?: string;
}

/** Bundles a page's program: `app.js` and its chunks, as pairs of file name and code. */
async function bundle(
  input: URL,
  { mode = 'development', format = 'es', target, packageFolder }: Bundle,
): Promise<[name: string, code: string][]> {
  const result = (await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    mode,
    define: {
      __DEV__: `${mode === 'development'}`,
      'process.env.NODE_ENV': JSON.stringify(mode),
    },
    // Vite uses NODE_ENV, which Vitest sets to "test".
    oxc: { jsx: { runtime: 'automatic', development: mode === 'development' } },
    resolve: {
      alias: packageFolder
        ? [
            {
              find: /^(?:\.\.\/)+src\/([\w-]+\/index\.js)$/,
              replacement: `${packageFolder}/dist/esm/$1`,
            },
          ]
        : [],
      // The folder has no React of its own.
      dedupe: ['react', 'react-dom'],
    },
    build: {
      ...(target && { target }),
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(input),
        output: { format, entryFileNames: 'app.js', chunkFileNames: '[name].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : []));
}

/** Bundles a page's program for a site under test: `app.js` and its chunks, by file name. In the browser tests, once for all workers. */
export async function bundleApp(input: URL, options: Bundle = {}): Promise<Map<string, string>> {
  const build = () => bundle(input, options);
  const name = `${input.pathname} ${JSON.stringify(options)}`;
  return new Map(await (process.env.BROWSER_TEST_BUILDS ? buildOnce(name, build) : build()));
}
