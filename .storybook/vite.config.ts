import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { propsPlugin } from './props-plugin.js';

/** Stories import the package by its name, like an app. */
export default defineConfig({
  define: { __DEV__: 'true' },
  resolve: { tsconfigPaths: true },
  plugins: [react(), propsPlugin()],
  // Vite's default list, and the data folder of the login service.
  server: {
    fs: { deny: ['.env', '.env.*', '*.{crt,cer,der,pem,key,p12,pfx}', '**/.git/**', '**/.data/**'] },
  },
});
