import type { QrLoginSnapshot } from '../core/qr-login.js';
import type { QrLoginEvents, QrLoginOptions } from '../core/qr-login-options.js';
import type { QrLoginStatus } from '../core/qr-login-status.js';
import type { WeChatLoginError } from '../core/wechat-login-error.js';
import type { Labels } from '../shared/labels/index.js';

/**
 * The options of `<wechat-qr-login>` as properties. They are those of `createQrLogin`, except for names that HTML uses:
 *
 * - `style` is called `qrStyle`.
 * - `lang` and `nonce` are HTML's own. A `lang` that starts with `en` means English, any other value Chinese.
 * - `id` and `title` stay HTML's. The name of the frame is `labels.title`.
 * - `self_redirect` is `true` by default (in-page mode). `false` is whole-page mode.
 */
export interface WeChatQrLoginElementOptions
  extends Partial<Omit<QrLoginOptions, keyof QrLoginEvents | 'style' | 'lang' | 'nonce' | 'id' | 'title'>> {
  /** WeChat's `style`: the color of its texts. `white` is for dark pages. @default black */
  qrStyle?: QrLoginOptions['style'];
  /** The texts: a language (`zhCN`, `zhTW`, `en`), or single texts. @default the language of `lang` */
  labels?: Partial<Labels> | undefined;
}

type Detail<Name extends keyof QrLoginEvents> = Parameters<NonNullable<QrLoginEvents[Name]>>[0];

/** The event `authorized`. */
export interface WeChatQrLoginAuthorizedEvent extends CustomEvent<Detail<'onAuthorized'>> {
  /**
   * Accepts the promise of your sign-in. Call it while the event is dispatched. If the promise rejects, the login ends
   * with the error `sign_in_failed`. `cause` is the reason, and the element offers to try again.
   *
   * @example
   * element.addEventListener('authorized', (event) => event.waitUntil(signIn(event.detail)));
   */
  waitUntil(promise: PromiseLike<unknown>): void;
}

/**
 * The events of `<wechat-qr-login>`. They are the callbacks of `createQrLogin`, with the argument in `detail`. They do
 * not bubble and are not composed, because `authorized` contains a code: only listeners on the element itself get it.
 */
export interface WeChatQrLoginEventMap extends HTMLElementEventMap {
  /** `onStatusChange`. */
  statuschange: CustomEvent<{ status: QrLoginStatus; previous: QrLoginStatus }>;
  /** `onLoad`. It is not named `load`, because HTML has an event with this name. */
  scriptload: CustomEvent<undefined>;
  /** `onMount`. */
  mount: CustomEvent<Detail<'onMount'>>;
  /** `onReady`. */
  ready: CustomEvent<Detail<'onReady'>>;
  /** `onAuthorized`. Send code and state to your server, and pass the promise to `waitUntil`. */
  authorized: WeChatQrLoginAuthorizedEvent;
  /** `onRefused`. */
  refused: CustomEvent<Detail<'onRefused'>>;
  /** `onExpired`. */
  expired: CustomEvent<undefined>;
  /** `onStuck`. */
  stuck: CustomEvent<undefined>;
  /**
   * `onError`. It is not named `error`, because monitoring scripts report an `error` event of any element as a file
   * that did not load. A development build also logs the error to the console, unless the listener calls
   * `preventDefault()`.
   */
  loginerror: CustomEvent<WeChatLoginError>;
}

/**
 * The class of `<wechat-qr-login>`. Each option is a property. Each option that is not an object is also an attribute:
 * WeChat's names are unchanged (`redirect_uri`), all others have hyphens (`auto-refresh`). An attribute sets its
 * property, but a property does not set its attribute.
 *
 * The slots `loading`, `authorized`, `refused`, `expired`, `error` and `insideWeChat` replace the content of these
 * states. The parts for `::part()` are `box`, `container`, `frame`, `overlay`, `stuck`, `message`, `button` and `link`.
 * The attribute `data-status` is the status.
 *
 * It does not sign the visitor in: the event `authorized` contains code and state, which your server exchanges.
 *
 * @example
 * <wechat-qr-login appid="wx…" redirect_uri="https://shop.example/wechat-callback.html" lang="en"></wechat-qr-login>
 */
export interface WeChatQrLoginElement extends HTMLElement, WeChatQrLoginElementOptions {
  readonly status: QrLoginStatus;
  /** Why the status is `error`. */
  readonly error: WeChatLoginError | undefined;
  /** Address of WeChat's full-page login with this attempt's state, for your own link. */
  readonly authorizationUrl: QrLoginSnapshot['authorizationUrl'];
  /** Requests a new QR code. Does nothing while the element is not in the document. */
  refresh(): void;
  /** Adds a listener for an event of `WeChatQrLoginEventMap`. */
  addEventListener<Type extends keyof WeChatQrLoginEventMap>(
    type: Type,
    listener: (this: WeChatQrLoginElement, event: WeChatQrLoginEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Adds a listener for any other event. */
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Removes a listener for an event of `WeChatQrLoginEventMap`. */
  removeEventListener<Type extends keyof WeChatQrLoginEventMap>(
    type: Type,
    listener: (this: WeChatQrLoginElement, event: WeChatQrLoginEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Removes a listener for any other event. */
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'wechat-qr-login': WeChatQrLoginElement;
  }
}
