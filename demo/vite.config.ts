import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { demoServer } from './server/plugin.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The login page that `npm start` runs. It imports the package by its name, as a user does. */
export default defineConfig({
  root: path('client'),
  // .env stands beside the README, not beside the page.
  envDir: path('..'),
  define: { __DEV__: 'true' },
  resolve: {
    alias: [
      { find: /^wechat-qr-login\/core$/, replacement: path('../src/core/index.ts') },
      { find: /^wechat-qr-login$/, replacement: path('../src/react/index.ts') },
    ],
  },
  plugins: [react(), demoServer()],
  build: { rolldownOptions: { input: [path('client/index.html'), path('client/callback.html')] } },
});
