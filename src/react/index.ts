/**
 * The component and its hook. Options that go to WeChat have WeChat's names.
 *
 * @module wechat-qr-login
 */
'use client';
export type { WeChatLoginErrorCode } from '../core/error-codes.js';
export { WeChatLoginError } from '../core/errors.js';
export type {
  QrLoginEvents,
  QrLoginOptions,
  QrLoginSnapshot,
  QrLoginStatus,
  WxLoginOptions,
} from '../core/qr-login-options.js';
export * from '../shared/labels/index.js';
export type { WeChatQrLoginPart, WeChatQrLoginParts } from './Overlay.js';
export { type UseWeChatQrLogin, useWeChatQrLogin } from './use-wechat-qr-login.js';
export { WeChatQrLogin, type WeChatQrLoginHandle, type WeChatQrLoginProps } from './WeChatQrLogin.js';
