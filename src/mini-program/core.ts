/**
 * Login by mini program without React: a controller for the progress of a code, and adapters for servers. You draw the
 * code.
 *
 * @module wechat-qr-login/mini-program/core
 */

export { authing } from './adapters/authing.js';
export type { AuthingOptions, AuthingResult } from './adapters/authing-options.js';
export {
  type DeviceAuthorizationAnswer,
  type DeviceAuthorizationOptions,
  type DeviceTokens,
  deviceAuthorization,
} from './adapters/device-authorization.js';
export { type RestCode, type RestOptions, type RestProgress, rest } from './adapters/rest.js';
export type { RequestOptions } from './adapters/send.js';
export { subscription } from './adapters/subscription.js';
export { withHttpErrors } from './adapters/with-http-errors.js';
export { createMiniProgramQrLogin } from './create-mini-program-qr-login.js';
export type {
  MiniProgramAdapter,
  MiniProgramCode,
  MiniProgramCodeImage,
  MiniProgramOutcome,
  MiniProgramProgress,
  MiniProgramUpdate,
  ScannedUser,
} from './mini-program-adapter.js';
export { MiniProgramLoginError } from './mini-program-login-error.js';
export type { MiniProgramLoginErrorCode } from './mini-program-login-error-code.js';
export type {
  MiniProgramQrLoginController,
  MiniProgramQrLoginEvents,
  MiniProgramQrLoginOptions,
  MiniProgramQrLoginSnapshot,
  MiniProgramQrLoginStatus,
} from './mini-program-qr-login-options.js';
