/**
 * The login without React: QR code, pop-up, link, the redirect page.
 *
 * @module wechat-qr-login/core
 */
export { type CallbackResult, type ReadCallbackOptions, readCallback } from './callback/read-callback.js';
export { type RelayOptions, relayCallback } from './callback/relay-callback.js';
export { createOfficialAccountUrl, type OfficialAccountUrlOptions } from './create-official-account-url.js';
export { createQrLogin } from './create-qr-login.js';
export type { WeChatLoginErrorCode } from './error-codes.js';
export { WeChatLoginError } from './errors.js';
export { renderFrame } from './frame/render-frame.js';
export { isWeChatBrowser } from './is-wechat-browser.js';
export {
  type AuthorizationPopupOptions,
  type LoginPopupOptions,
  type LoginPopupResult,
  type LoginPopupWindow,
  openLoginPopup,
} from './popup/open-login-popup.js';
export type {
  QrLogin,
  QrLoginEvents,
  QrLoginOptions,
  QrLoginSnapshot,
  QrLoginStatus,
  WxLoginOptions,
} from './qr-login-options.js';
export {
  type LoadWxLoginOptions,
  loadWxLogin,
  preloadWxLogin,
  type WxLogin,
} from './script/load-wx-login.js';
export { createState, rememberState, verifyState } from './state.js';
export { createStylesheet, cssToDataUrl, type StylesheetPreset, type StylesheetTheme } from './stylesheet.js';
export { type AuthorizationUrlOptions, createAuthorizationUrl, parseAuthorizationUrl } from './url.js';
