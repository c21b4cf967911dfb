import type { QrLoginStatus } from './qr-login-status.js';
import type { WeChatLoginError } from './wechat-login-error.js';
import type { WxLoginOptions } from './wx-login-options.js';

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
   * - `confirmed`: WeChat's page has sent a message. Without it only the frame has loaded, as WeChat's
   *   error pages ("AppID 参数错误") also do. If the message comes late, the event comes a second time, confirmed.
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
   * For 5 s the frame has shown a page that cannot be read and sends no message: WeChat cannot be reached, or a page of
   * `redirect_uri` forbids frames or asks the visitor to sign in elsewhere. The frame stays. Offer `authorizationUrl`
   * as a link; `<WeChatQrLogin>` does. Comes again if the frame goes on to another such page.
   */
  onStuck?: (() => void) | undefined;
  /** Called with a typed error. Without this handler a development build writes the error to the console. */
  onError?: ((error: WeChatLoginError) => void) | undefined;
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
