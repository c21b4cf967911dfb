/**
 * The login without React: QR code, pop-up, link, the redirect page.
 *
 * @module wechat-qr-login/core
 */
export { type CallbackResult, type ReadCallbackOptions, readCallback } from './callback.js';
export { WeChatLoginError, type WeChatLoginErrorCode } from './errors.js';
export type { QrLoginEvents, QrLoginOptions, QrLoginStatus, WxLoginOptions } from './options.js';
export { type LoginPopupOptions, type LoginPopupResult, openLoginPopup } from './popup.js';
export { createQrLogin, type QrLogin, type QrLoginSnapshot } from './qr-login.js';
export { type RelayOptions, relayCallback } from './relay.js';
export { type LoadWxLoginOptions, loadWxLogin, preloadWxLogin, type WxLogin } from './script.js';
export { createState, rememberState, verifyState } from './state.js';
export { createStylesheet, cssToDataUrl, type StylesheetPreset, type StylesheetTheme } from './stylesheet.js';
export { type AuthorizationUrlOptions, createAuthorizationUrl, parseAuthorizationUrl } from './url.js';
export { isWeChatBrowser } from './wechat-browser.js';
