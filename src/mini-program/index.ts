/**
 * Login by mini program: a QR code of your own, and adapters for the server that knows how far it has come.
 *
 * @module wechat-qr-login/mini-program
 */
'use client';
export * from './core.js';
export type { MiniProgramQrLoginLabels } from './labels.js';
export {
  MiniProgramQrLogin,
  type MiniProgramQrLoginHandle,
  type MiniProgramQrLoginProps,
} from './MiniProgramQrLogin.js';
export type { MiniProgramQrLoginPart, MiniProgramQrLoginParts } from './Notice.js';
export { type UseScanLogin, type UseScanLoginOptions, useScanLogin } from './use-scan-login.js';
