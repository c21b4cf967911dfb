import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Writes `dist/wechat-qr-login.global.js`: one classic script, for pages without a bundler. */
export const buildScriptTag = () =>
  build({
    configFile: false,
    logLevel: 'error',
    define: { __DEV__: 'false' },
    build: {
      target: 'es2017',
      outDir: path('dist'),
      emptyOutDir: false,
      minify: true,
      sourcemap: true,
      lib: {
        entry: path('src/element/global.ts'),
        formats: ['iife'],
        name: 'wechatQrLogin',
        fileName: () => 'wechat-qr-login.global.js',
      },
    },
  });
