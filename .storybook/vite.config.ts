import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Stories import the package by its name, as a user does. */
export default defineConfig({
  define: { __DEV__: 'true' },
  resolve: { tsconfigPaths: true },
  plugins: [react()],
});
