import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { wechatSimulator } from 'wechat-qr-login/simulator/vite';

export default defineConfig({
  // A WeChat simulator instead of WeChat, so no AppID is needed. `sameOrigin`: StackBlitz shows one port only.
  plugins: [react(), wechatSimulator({ sameOrigin: true })],
});
