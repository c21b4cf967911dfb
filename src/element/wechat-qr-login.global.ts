/** The script-tag build, `wechat-qr-login.global.js`: defines the element, and the global `wechatQrLogin` has the rest. */
export * from '../core/index.js';
export * from './index.js';
