/**
 * Login by mini program without React: where a code stands, and adapters for the server that knows. You draw the code.
 *
 * @module wechat-qr-login/mini-program/core
 */
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
export type { ScanLoginEvents, ScanLoginOptions, ScanLoginState, ScanLoginStatus } from './options.js';
export { createScanLogin, type ScanLogin } from './scan-login.js';
