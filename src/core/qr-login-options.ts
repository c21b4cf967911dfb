import type { WeChatLoginError } from './errors.js';

/**
 * The options that go to WeChat, under WeChat's own names. They are a part of `QrLoginOptions`, which the component, the
 * hook and `createQrLogin` take.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/auth/web.md
 */
export interface WxLoginOptions {
  /** id of the container. @default the id that the container has, or a unique one */
  id?: string | undefined;
  /** AppID of the website app, from open.weixin.qq.com. */
  appid: string;
  /** The only scope that WeChat gives to websites is the default. @default snsapi_login */
  scope?: 'snsapi_login' | (string & {}) | undefined;
  /**
   * The callback address, raw: it is encoded exactly once here. A value that is already encoded is recognized. A path
   * that begins with `/` is resolved against the page's origin; a server, which does not know it, needs a full address.
   * On an https page an http address is refused in in-page mode, because browsers block it there.
   */
  redirect_uri: string;
  /** Compared when the callback comes back. Without control characters. @default 128 random bits from `crypto` */
  state?: string | undefined;
  /**
   * `true`: after the scan the frame itself goes to `redirect_uri`, and the result is read there (in-page mode).
   * `false`: the top window goes there (whole-page mode).
   *
   * @default true if `onAuthorized` or `onRefused` is given, otherwise unset, which means the top window
   */
  self_redirect?: boolean | undefined;
  /** Colour of WeChat's texts: `white` is for dark pages. @default black */
  style?: 'black' | 'white' | undefined;
  /**
   * https or `data:text/css` address of a stylesheet for WeChat's page. Not together with `css`. WeChat ignores it with
   * `stylelite`.
   */
  href?: string | undefined;
  /** Language of WeChat's page, and the default language of the component's texts. @default cn */
  lang?: 'cn' | 'en' | undefined;
  /** WeChat's newer, smaller look. Needs at least 220 x 220 px. */
  stylelite?: boolean | 0 | 1 | undefined;
  /**
   * `0` or `false` turns off the quick login that desktop WeChat offers before the QR code. WeChat ignores it without
   * `stylelite`.
   */
  fast_login?: boolean | 0 | 1 | undefined;
  /** Light or dark look of WeChat's page, as far as its version knows the option. @default WeChat's */
  color_scheme?: 'auto' | 'light' | 'dark' | undefined;
}

/** The status of a login. `authorized`, `refused`, `expired` and `error` last until `refresh()` or a changed option. */
export type QrLoginStatus =
  | 'idle'
  | 'loading'
  | 'mounting'
  | 'ready'
  | 'authorized'
  | 'refused'
  | 'expired'
  | 'error';

/** The events. There is none for a scanned code: WeChat does not report that. */
export interface QrLoginEvents {
  /** Called for every change of the status. A second error in a row is reported as `error` after `error`. */
  onStatusChange?: ((status: QrLoginStatus, previous: QrLoginStatus) => void) | undefined;
  /** WeChat's script has loaded. Not called without the script. */
  onLoad?: (() => void) | undefined;
  /** The frame is in the document. */
  onMount?: ((iframe: HTMLIFrameElement) => void) | undefined;
  /**
   * The QR code is drawn, or WeChat's page is up and has not reported its picture in time (quick login).
   * - `confirmed`: WeChat's page has sent a message. Without it only the frame has loaded, which an error page of
   *   WeChat's ("AppID 参数错误") does, too. If the message comes late, the event comes a second time, confirmed.
   * - `direct`: the frame was built without WeChat's script; `cause` is why.
   */
  onReady?:
    | ((event: { confirmed: boolean; direct: boolean; cause?: WeChatLoginError | undefined }) => void)
    | undefined;
  /**
   * The visitor has approved. Send code and state to your server from here. Once per QR code.
   *
   * It may return a promise. The status stays `authorized` while it runs. If it rejects, or the handler throws, the login
   * ends in the error `sign_in_failed` with that reason as `cause`, and the component offers to try again. That is
   * ignored after `destroy()` (an unmounted component) and after `refresh()`.
   */
  onAuthorized?: ((event: { code: string; state: string }) => unknown) | undefined;
  /** The visitor has refused, and WeChat reports it by a redirect. Its current Chinese page keeps waiting instead. */
  onRefused?: ((event: { state: string }) => void) | undefined;
  /** `expiresIn` has passed. WeChat itself does not report when its code expires. */
  onExpired?: (() => void) | undefined;
  /**
   * The frame has stood for 5 s on a page that cannot be read and says nothing: WeChat cannot be reached, or a page of
   * `redirect_uri` forbids frames or asks the visitor to sign in elsewhere. The frame stays. Offer `authorizationUrl`
   * as a link; `<WeChatQrLogin>` does. Comes again if the frame goes on to another such page.
   */
  onStuck?: (() => void) | undefined;
  /** Called with a typed error. Without this handler a development build writes the error to the console. */
  onError?: ((error: WeChatLoginError) => void) | undefined;
}

/** Everything there is to show. A new object with each change. */
export interface QrLoginSnapshot {
  readonly status: QrLoginStatus;
  /** Why the status is `error`. */
  readonly error?: WeChatLoginError | undefined;
  /** WeChat's full-page login with this attempt's state: an ordinary link for when the frame cannot be used. */
  readonly authorizationUrl?: string | undefined;
  /** Whether the frame stands on a page that cannot be read and says nothing: offer `authorizationUrl`. */
  readonly isStuck?: boolean | undefined;
  /**
   * Whether the frame can be seen before it is `ready`, because it was in the server's HTML (`renderFrame`, or
   * `<WeChatQrLogin>` on a server). Don't cover it then.
   */
  readonly isVisible?: boolean | undefined;
}

/** A login on the page. Made by `createQrLogin`. */
export interface QrLogin {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): QrLoginSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns the function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /**
   * Replaces all options. A changed value asks for a new QR code if it goes to WeChat (or is `id`, `scriptUrl`,
   * `authorizationEndpoint` or `enabled`). Callbacks, sizes and `title` change at once, the rest with the next QR code.
   */
  update(options: QrLoginOptions): void;
  /** Asks for a new QR code with a new state (unless `state` is given). Also works after a final status. */
  refresh(): void;
  /** Removes frame, listeners and timers. Reports nothing. */
  destroy(): void;
}

/** All options of an inline QR login. */
export interface QrLoginOptions extends WxLoginOptions, QrLoginEvents {
  /** Stylesheet text for WeChat's page, sent as a data URL. Never together with `href`. */
  css?: string | undefined;
  /**
   * Whether your page around the QR code is light or dark. Sets WeChat's `color_scheme`, the colour of its texts (`style`),
   * a stylesheet for its old look, and the colour scheme of the frame. `auto` follows the visitor's system, and a change
   * of it keeps the QR code that is on screen. `style`, `color_scheme`, `href` and `css` win where they say otherwise.
   *
   * @default WeChat's light look, without a say in the rest
   */
  appearance?: 'light' | 'dark' | 'auto' | undefined;
  /** `false` waits and asks WeChat for nothing: for a consent checkbox, a closed tab or modal. @default true */
  enabled?: boolean | undefined;
  /**
   * `preferred`: if WeChat's script does not load, the same frame is built without it. `required`: an error is reported
   * instead. `none`: the script is never loaded.
   *
   * @default preferred, or none if there is an `authorizationEndpoint` and no `scriptUrl`: WeChat's script ignores it
   */
  script?: 'preferred' | 'required' | 'none' | undefined;
  /** Address of wxLogin.js. @default https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js */
  scriptUrl?: string | undefined;
  /** Where links, and frames built without the script, go. @default https://open.weixin.qq.com/connect/qrconnect */
  authorizationEndpoint?: string | undefined;
  /** Content-Security-Policy nonce for the script tag. */
  nonce?: string | undefined;
  /** Timeout in ms of each phase (script, frame). @default 15000 */
  timeout?: number | undefined;
  /** How often a `required` script is retried, after 1 s, 2 s, 4 s… @default 2 */
  retries?: number | undefined;
  /** ms from `ready` to `expired`. A change counts from the next QR code. @default never: WeChat's page renews its own QR code */
  expiresIn?: number | undefined;
  /**
   * How often in a row an expired QR code is replaced, as soon as the tab is visible. `true` is 5. `refresh()` resets the
   * count. Needs `expiresIn`.
   *
   * @default false
   */
  autoRefresh?: boolean | number | undefined;
  /** px. @default 300 */
  width?: number | undefined;
  /** px. @default 400 */
  height?: number | undefined;
  /** Accessible name of the frame. The component takes it from `labels.title`. @default WeChat QR code */
  title?: string | undefined;
}

export const SCRIPT_URL = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
export const AUTHORIZATION_ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';
export const TIMEOUT = 15_000;
export const RETRIES = 2;
export const WIDTH = 300;
export const HEIGHT = 400;
