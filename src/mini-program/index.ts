'use client';
export type {
  ScanCode,
  ScanCodeLook,
  ScanLoginAdapter,
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
export type { RequestOptions } from './adapters/request.js';
export { type RestCode, type RestOptions, type RestProgress, rest } from './adapters/rest.js';
export { ScanLoginError, type ScanLoginErrorCode } from './errors.js';
export type { ScanLoginEvents, ScanLoginOptions, ScanLoginState, ScanLoginStatus } from './options.js';
export { createScanLogin, type ScanLogin } from './scan-login.js';
