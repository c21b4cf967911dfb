import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** Stories import the package by its name, as a user does. */
export default defineConfig({
  define: { __DEV__: 'true' },
  resolve: {
    alias: [
      { find: /^wechat-qr-login$/, replacement: source('react/index.ts') },
      { find: /^wechat-qr-login\/(core|testing|mini-program)$/, replacement: source('$1/index.ts') },
    ],
  },
  plugins: [react()],
});
