import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { refuseForeignLinks } from './server/served-files.js';
import { servicePlugin } from './server/service-plugin.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The login page that `npm start` runs. It imports the package by its name, as a user does. */
export default defineConfig(({ command, isSsrBuild }) => ({
  root: path('client'),
  // .env stands beside the README, not beside the page.
  envDir: path('..'),
  define: { __DEV__: `${command === 'serve'}` },
  resolve: { tsconfigPaths: true },
  // Files in it would be served without a check.
  publicDir: false,
  cacheDir: path('../node_modules/.vite'),
  plugins: [
    react(),
    refuseForeignLinks(),
    servicePlugin(['client', 'addresses.ts', '../src', '../node_modules/.vite'].map(path)),
  ],
  // `vite build` makes the pages, `vite build --ssr` the server that hands them out.
  build: isSsrBuild
    ? { outDir: path('dist/server'), emptyOutDir: true, rolldownOptions: { input: path('server/main.ts') } }
    : {
        outDir: path('dist/client'),
        emptyOutDir: true,
        rolldownOptions: { input: [path('client/index.html'), path('client/callback.html')] },
      },
}));
