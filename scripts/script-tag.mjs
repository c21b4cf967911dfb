import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The file's name in `dist`. */
export const SCRIPT_TAG_FILE = 'wechat-qr-login.global.js';

/** Builds the script-tag build: one classic script for pages without a bundler, and its source map. */
export async function createScriptTag() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    define: { __DEV__: 'false' },
    build: {
      target: 'es2017',
      write: false,
      minify: true,
      sourcemap: true,
      lib: {
        entry: fileURLToPath(new URL('../src/element/wechat-qr-login.global.ts', import.meta.url)),
        formats: ['iife'],
        name: 'wechatQrLogin',
        fileName: () => SCRIPT_TAG_FILE,
      },
    },
  });
  const [{ code, map }] = output;
  return { code, map: `${map}` };
}
