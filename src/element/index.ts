/**
 * The custom element `<wechat-qr-login>`, for Vue, Angular, Svelte and plain HTML. Importing this entry defines the
 * element. It does nothing on a server.
 *
 * @module wechat-qr-login/element
 */
import { QrLoginElement } from './qr-login-element.js';

export type { QrLoginStatus } from '../core/qr-login-status.js';
export type { WeChatLoginError } from '../core/wechat-login-error.js';
export type { WeChatLoginErrorCode } from '../core/wechat-login-error-code.js';
export * from '../shared/labels/index.js';
export type {
  WeChatQrLoginAuthorizedEvent,
  WeChatQrLoginElement,
  WeChatQrLoginElementOptions,
  WeChatQrLoginEventMap,
} from './wechat-qr-login-element.js';

const NAME = 'wechat-qr-login';

// If the page contains two copies of this package, the first one defines the element.
if (typeof customElements !== 'undefined' && !customElements.get(NAME)) {
  customElements.define(NAME, QrLoginElement);
}
