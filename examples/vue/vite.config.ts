import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { wechatSimulator } from 'wechat-qr-login/simulator/vite';

export default defineConfig({
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'wechat-qr-login' } } }),
    // `npm run dev` works without an AppID. Nothing of the simulator is in the build.
    wechatSimulator({ port: 8788 }),
  ],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
