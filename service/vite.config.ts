import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './server/compress-assets.js';
import { refuseForeignLinks } from './server/refuse-foreign-links.js';
import { servicePlugin } from './server/service-plugin.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Vite's configuration for `npm start` and `npm run build:service`. The pages import the package by its name. */
export default defineConfig(({ command, isSsrBuild }) => ({
  root: path('client'),
  // The .env file is in the root of the repository.
  envDir: path('..'),
  define: { __DEV__: `${command === 'serve'}` },
  resolve: { tsconfigPaths: true },
  // Vite serves files of a public folder without checking `server.fs`.
  publicDir: false,
  cacheDir: path('../node_modules/.vite'),
  // Development tools of the package. A deployment does not install them.
  ssr: { noExternal: ['uqr'] },
  plugins: [
    react(),
    refuseForeignLinks(),
    compressAssets(),
    servicePlugin(['client', 'addresses.ts', 'localized.ts', '../src', '../node_modules/.vite'].map(path)),
  ],
  // `vite build` builds the pages, `vite build --ssr` the server.
  build: isSsrBuild
    ? { outDir: path('dist/server'), emptyOutDir: true, rolldownOptions: { input: path('server/main.ts') } }
    : {
        outDir: path('dist/client'),
        emptyOutDir: true,
        // Chromium 109 is the last one for Windows 7 and 8. The others are Vite's own defaults.
        target: ['chrome109', 'edge109', 'firefox114', 'safari16.4'],
        rolldownOptions: { input: [path('client/index.html'), path('client/callback.html')] },
      },
}));
