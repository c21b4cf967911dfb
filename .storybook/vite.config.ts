import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { propsPlugin } from './props-plugin.js';

/** Stories import the package by its name, as an app does. */
export default defineConfig({
  define: { __DEV__: 'true' },
  resolve: { tsconfigPaths: true },
  plugins: [react(), propsPlugin()],
  // Vite's own list, and the data folder that the login service can have in the clone.
  server: {
    fs: { deny: ['.env', '.env.*', '*.{crt,cer,der,pem,key,p12,pfx}', '**/.git/**', '**/.data/**'] },
  },
});
