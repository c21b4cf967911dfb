import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const path = (name) => fileURLToPath(new URL(`../src/callback-page/${name}`, import.meta.url));

/** Creates `callback.html`. It is one file, whose policy allows its script by hash. */
export async function createCallbackPage() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    define: { __DEV__: 'false' },
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      lib: { entry: path('main.ts'), formats: ['iife'], name: 'callback' },
    },
  });
  const script = output[0].code.trim();
  const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const template = await readFile(path('callback.html'), 'utf8');
  return (
    template
      .replaceAll(/\n\s+/g, '\n')
      .replace('HASH', hash)
      // A function, because a "$" in a replacement text would be a pattern.
      .replace('/* SCRIPT */', () => script)
  );
}
