import { fn } from 'storybook/test';
import type { MiniProgramQrLoginProps } from 'wechat-qr-login/mini-program';
import { createFixedAdapter } from './create-scripted-server.js';

/** The args that every story of the mini-program login starts with: a QR code to scan, and a handler for each event. */
export const args = {
  adapter: createFixedAdapter({ status: 'ready' }),
  // A story must not leave its page.
  navigate: fn(),
  onStatusChange: fn(),
  onCodeShown: fn(),
  onScanned: fn(),
  onAuthorized: fn(),
  onRefused: fn(),
  onExpired: fn(),
  onActionRequired: fn(),
  onError: fn(),
} satisfies MiniProgramQrLoginProps;

/** The phone of the stage scans WeChat's QR codes only. */
export const parameters = { phone: false };
