/**
 * Login by mini program: a QR code of your own, and adapters for the server that knows how far it has come.
 *
 * @module wechat-qr-login/mini-program
 */
'use client';
export type {
  ScanCode,
  ScanCodeLook,
  ScanLoginAdapter,
  ScanNews,
  ScannedUser,
  ScanOutcome,
  ScanProgress,
} from './adapter.js';
export { type AuthingOptions, type AuthingResult, authing } from './adapters/authing.js';
export {
  type DeviceAuthorizationAnswer,
  type DeviceAuthorizationOptions,
  type DeviceTokens,
  deviceAuthorization,
} from './adapters/device-authorization.js';
export { withHttpErrors } from './adapters/http-errors.js';
export type { RequestOptions } from './adapters/request.js';
export { type RestCode, type RestOptions, type RestProgress, rest } from './adapters/rest.js';
export { subscription } from './adapters/subscription.js';
export { ScanLoginError, type ScanLoginErrorCode } from './errors.js';
export type { MiniProgramQrLoginLabels } from './labels.js';
export {
  MiniProgramQrLogin,
  type MiniProgramQrLoginHandle,
  type MiniProgramQrLoginProps,
} from './MiniProgramQrLogin.js';
export type { MiniProgramQrLoginPart, MiniProgramQrLoginParts } from './Notice.js';
export type { ScanLoginEvents, ScanLoginOptions, ScanLoginState, ScanLoginStatus } from './options.js';
export { createScanLogin, type ScanLogin } from './scan-login.js';
export { type UseScanLogin, type UseScanLoginOptions, useScanLogin } from './use-scan-login.js';
