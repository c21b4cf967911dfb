/**
 * The custom element `<wechat-qr-login>`, for Vue, Angular, Svelte and plain HTML. Importing this entry defines it, once
 * for the page, and does nothing on a server.
 *
 * @module wechat-qr-login/element
 */
import { QrLoginElement } from './wechat-qr-login-element.js';

export type { WeChatLoginErrorCode } from '../core/error-codes.js';
export type { WeChatLoginError } from '../core/errors.js';
export type { QrLoginStatus } from '../core/qr-login-options.js';
export * from '../shared/labels/index.js';
export type {
  WeChatQrLoginAuthorizedEvent,
  WeChatQrLoginElement,
  WeChatQrLoginElementOptions,
  WeChatQrLoginEventMap,
} from './element-types.js';

const NAME = 'wechat-qr-login';

// A second copy of this package in the page leaves the first one's element alone.
if (typeof customElements !== 'undefined' && !customElements.get(NAME)) {
  customElements.define(NAME, QrLoginElement);
}
