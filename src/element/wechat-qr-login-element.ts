import type { QrLoginSnapshot } from '../core/qr-login.js';
import type { QrLoginEvents, QrLoginOptions } from '../core/qr-login-options.js';
import type { QrLoginStatus } from '../core/qr-login-status.js';
import type { WeChatLoginError } from '../core/wechat-login-error.js';
import type { Labels } from '../shared/labels/index.js';

/**
 * The options of `<wechat-qr-login>` as properties: those of `createQrLogin`, except where HTML has the name already.
 *
 * - `style` is called `qrStyle`.
 * - `lang` and `nonce` are HTML's own. A `lang` that starts with `en` means English, any other Chinese.
 * - `id` and `title` stay HTML's. The name of the frame is `labels.title`.
 * - `self_redirect` is `true` by default: the page listens to events. `false` is whole-page mode.
 */
export interface WeChatQrLoginElementOptions
  extends Partial<Omit<QrLoginOptions, keyof QrLoginEvents | 'style' | 'lang' | 'nonce' | 'id' | 'title'>> {
  /** WeChat's `style`: the colour of its texts. `white` is for dark pages. @default black */
  qrStyle?: QrLoginOptions['style'];
  /** The texts: a whole language (`zhCN`, `zhTW`, `en`), or any of them. @default the language of `lang` */
  labels?: Partial<Labels> | undefined;
}

type Detail<Name extends keyof QrLoginEvents> = Parameters<NonNullable<QrLoginEvents[Name]>>[0];

/** The event `authorized`. */
export interface WeChatQrLoginAuthorizedEvent extends CustomEvent<Detail<'onAuthorized'>> {
  /**
   * Takes the promise of your sign-in, while the event is dispatched. If it rejects, the login ends in the error
   * `sign_in_failed` with that reason as `cause`, and the element offers to try again.
   *
   * @example
   * element.addEventListener('authorized', (event) => event.waitUntil(signIn(event.detail)));
   */
  waitUntil(promise: PromiseLike<unknown>): void;
}

/**
 * The events of `<wechat-qr-login>`: the callbacks of `createQrLogin`, whose argument is in `detail`. They do not
 * bubble and are not composed: `authorized` carries a code, and only who listens to the element itself gets it.
 */
export interface WeChatQrLoginEventMap extends HTMLElementEventMap {
  /** `onStatusChange`. */
  statuschange: CustomEvent<{ status: QrLoginStatus; previous: QrLoginStatus }>;
  /** `onLoad`. It is not called `load`, which is HTML's event of an element that has loaded. */
  scriptload: CustomEvent<undefined>;
  /** `onMount`. */
  mount: CustomEvent<Detail<'onMount'>>;
  /** `onReady`. */
  ready: CustomEvent<Detail<'onReady'>>;
  /** `onAuthorized`. Send code and state to your server from here, and pass the promise to `waitUntil`. */
  authorized: WeChatQrLoginAuthorizedEvent;
  /** `onRefused`. */
  refused: CustomEvent<Detail<'onRefused'>>;
  /** `onExpired`. */
  expired: CustomEvent<undefined>;
  /** `onStuck`. */
  stuck: CustomEvent<undefined>;
  /**
   * `onError`. It is not called `error`: monitoring scripts take an `error` event of any element for a file that did not
   * load. A development build also writes the error to the console, unless the listener calls `preventDefault()`.
   */
  loginerror: CustomEvent<WeChatLoginError>;
}

/**
 * The element behind `<wechat-qr-login>`. Each option is a property, and an attribute if it is not an object: WeChat's
 * names as they are (`redirect_uri`), others with hyphens (`auto-refresh`). An attribute sets its property, not the other
 * way round.
 *
 * Slots `loading`, `authorized`, `refused`, `expired`, `error` and `insideWeChat` replace what it shows then. Parts for `::part()`:
 * `box`, `container`, `frame`, `overlay`, `stuck`, `message`, `button`, `link`. The attribute `data-status` is the status.
 *
 * It does not sign the visitor in: the event `authorized` brings code and state, which your server exchanges.
 *
 * @example
 * <wechat-qr-login appid="wx…" redirect_uri="https://shop.example/wechat-callback.html" lang="en"></wechat-qr-login>
 */
export interface WeChatQrLoginElement extends HTMLElement, WeChatQrLoginElementOptions {
  readonly status: QrLoginStatus;
  /** Why the status is `error`. */
  readonly error: WeChatLoginError | undefined;
  /** WeChat's full-page login with this attempt's state, for a link of your own. */
  readonly authorizationUrl: QrLoginSnapshot['authorizationUrl'];
  /** Asks for a new QR code. Does nothing while the element is not in the document. */
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
