/**
 * The script-tag build, `wechat-qr-login.global.js`. Defines the element, and the global `wechatQrLogin` with all other
 * exports.
 */
export * from '../core/index.js';
export * from './index.js';
