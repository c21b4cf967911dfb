/**
 * Login by mini program: a component and a hook for your own QR code, and adapters for servers.
 *
 * @module wechat-qr-login/mini-program
 */
'use client';
export * from '../shared/labels/index.js';
export * from './core.js';
export {
  MiniProgramQrLogin,
  type MiniProgramQrLoginHandle,
  type MiniProgramQrLoginProps,
} from './MiniProgramQrLogin.js';
export type { MiniProgramQrLoginPart, MiniProgramQrLoginParts } from './Notice.js';
export { type UseMiniProgramQrLogin, useMiniProgramQrLogin } from './use-mini-program-qr-login.js';
