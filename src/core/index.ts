/**
 * The login without React: QR code, pop-up, link and redirect page.
 *
 * @module wechat-qr-login/core
 */
export { type CallbackResult, type ReadCallbackOptions, readCallback } from './callback/read-callback.js';
export { type RelayOptions, relayCallback } from './callback/relay-callback.js';
export { type AuthorizationUrlOptions, createAuthorizationUrl } from './create-authorization-url.js';
export { createOfficialAccountUrl, type OfficialAccountUrlOptions } from './create-official-account-url.js';
export { createQrLogin } from './create-qr-login.js';
export { createState } from './create-state.js';
export { createStylesheet, type StylesheetPreset, type StylesheetTheme } from './create-stylesheet.js';
export { cssToDataUrl } from './css-to-data-url.js';
export { renderFrame } from './frame/render-frame.js';
export { isWeChatBrowser } from './is-wechat-browser.js';
export { parseAuthorizationUrl } from './parse-authorization-url.js';
export type {
  AuthorizationPopupOptions,
  LoginPopupOptions,
  LoginPopupWindow,
} from './popup/login-popup-options.js';
export { type LoginPopupResult, openLoginPopup } from './popup/open-login-popup.js';
export type { QrLogin, QrLoginSnapshot } from './qr-login.js';
export type { QrLoginEvents, QrLoginOptions } from './qr-login-options.js';
export type { QrLoginStatus } from './qr-login-status.js';
export { rememberState } from './remember-state.js';
export {
  type LoadWxLoginOptions,
  loadWxLogin,
  preloadWxLogin,
  type WxLogin,
} from './script/load-wx-login.js';
export { verifyState } from './verify-state.js';
export { WeChatLoginError } from './wechat-login-error.js';
export type { WeChatLoginErrorCode } from './wechat-login-error-code.js';
export type { WxLoginOptions } from './wx-login-options.js';
