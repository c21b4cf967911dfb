import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { SECRET_NAMES } from '../service/server/served-files.js';
import { propsPlugin } from './props-plugin.js';

/** Stories import the package by its name, as an app does. */
export default defineConfig({
  define: { __DEV__: 'true' },
  resolve: { tsconfigPaths: true },
  plugins: [react(), propsPlugin()],
  // The clone can contain a data folder of the service.
  server: { fs: { deny: SECRET_NAMES } },
});
