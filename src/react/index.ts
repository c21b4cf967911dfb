/**
 * The component and its hook. Options that go to WeChat have WeChat's names.
 *
 * @module wechat-qr-login
 */
'use client';
export type { QrLoginSnapshot } from '../core/qr-login.js';
export type { QrLoginEvents, QrLoginOptions } from '../core/qr-login-options.js';
export type { QrLoginStatus } from '../core/qr-login-status.js';
export { WeChatLoginError } from '../core/wechat-login-error.js';
export type { WeChatLoginErrorCode } from '../core/wechat-login-error-code.js';
export type { WxLoginOptions } from '../core/wx-login-options.js';
export * from '../shared/labels/index.js';
export type { WeChatQrLoginPart, WeChatQrLoginParts } from './Overlay.js';
export { type UseWeChatQrLogin, useWeChatQrLogin } from './use-wechat-qr-login.js';
export { WeChatQrLogin, type WeChatQrLoginHandle, type WeChatQrLoginProps } from './WeChatQrLogin.js';
