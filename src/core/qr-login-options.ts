import type { QrLoginStatus } from './qr-login-status.js';
import type { WeChatLoginError } from './wechat-login-error.js';
import type { WxLoginOptions } from './wx-login-options.js';

/** The events. There is no event for a scan, because WeChat does not report it. */
export interface QrLoginEvents {
  /** Called for every change of the status. A second error in a row is reported as `error` after `error`. */
  onStatusChange?: ((status: QrLoginStatus, previous: QrLoginStatus) => void) | undefined;
  /** WeChat's script has loaded. Not called if the login runs without the script. */
  onLoad?: (() => void) | undefined;
  /** The frame is in the document. */
  onMount?: ((iframe: HTMLIFrameElement) => void) | undefined;
  /**
   * The QR code is visible. Also called if WeChat's page has loaded but has not reported its picture in time (quick
   * login).
   * - `confirmed`: WeChat's page has sent a message. If it is `false`, only the frame has loaded, which may show an
   *   error page of WeChat's ("AppID 参数错误"). If the message comes later, the event is repeated with `true`.
   * - `direct`: the frame was built without WeChat's script. `cause` is the error of the script, if it failed.
   */
  onReady?:
    | ((event: { confirmed: boolean; direct: boolean; cause?: WeChatLoginError | undefined }) => void)
    | undefined;
  /**
   * The visitor has approved. Send code and state to your server. Called once per QR code.
   *
   * It may return a promise. The status is `authorized` until the promise settles. If it rejects, or the handler
   * throws, the login ends with the error `sign_in_failed`. `cause` is the reason, and the component offers to try
   * again. A rejection after `refresh()`, `destroy()` or unmounting is ignored.
   */
  onAuthorized?: ((event: { code: string; state: string }) => unknown) | undefined;
  /**
   * The visitor has refused, and WeChat has redirected. WeChat's current Chinese page does not redirect: it keeps
   * waiting.
   */
  onRefused?: ((event: { state: string }) => void) | undefined;
  /** `expiresIn` has passed. WeChat itself does not report when its code expires. */
  onExpired?: (() => void) | undefined;
  /**
   * The frame has shown a page of another origin for 5 s without a message. Either WeChat cannot be reached, or the
   * page of `redirect_uri` forbids frames or redirects to another site. The frame stays visible. Offer
   * `authorizationUrl` as a link, as `<WeChatQrLogin>` does. Called again if the frame navigates to another such page.
   */
  onStuck?: (() => void) | undefined;
  /** Called with a typed error. Without this handler, a development build logs the error to the console. */
  onError?: ((error: WeChatLoginError) => void) | undefined;
}

/** All options of an inline QR login. */
export interface QrLoginOptions extends WxLoginOptions, QrLoginEvents {
  /** Stylesheet text for WeChat's page, sent as a data URL. Do not use it together with `href`. */
  css?: string | undefined;
  /**
   * Whether your page around the QR code is light or dark. Sets WeChat's `color_scheme`, the color of its texts
   * (`style`), a stylesheet for its old look, and the color scheme of the frame. `auto` follows the visitor's system.
   * If the system's theme changes, the QR code stays. `style`, `color_scheme`, `href` and `css` override it.
   *
   * @default WeChat's light look; the rest stays unset
   */
  appearance?: 'light' | 'dark' | 'auto' | undefined;
  /**
   * `false` sends no request to WeChat. Use it until the visitor has accepted your terms, or while a tab or modal is
   * closed. @default true
   */
  enabled?: boolean | undefined;
  /**
   * `preferred`: if WeChat's script does not load, the package builds the same frame without it. `required`: it reports
   * an error instead. `none`: it never loads the script.
   *
   * @default preferred, or none if `authorizationEndpoint` is set without `scriptUrl`, because WeChat's script ignores
   * that endpoint
   */
  script?: 'preferred' | 'required' | 'none' | undefined;
  /** Address of wxLogin.js. @default https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js */
  scriptUrl?: string | undefined;
  /**
   * Address of WeChat's login page, for links and for frames without the script. @default
   * https://open.weixin.qq.com/connect/qrconnect
   */
  authorizationEndpoint?: string | undefined;
  /** Content-Security-Policy nonce for the script tag. */
  nonce?: string | undefined;
  /** Timeout in ms of each phase (script, frame). @default 15000 */
  timeout?: number | undefined;
  /** Number of retries for a `required` script, after 1 s, 2 s, 4 s… @default 2 */
  retries?: number | undefined;
  /**
   * ms from `ready` to `expired`. A change applies from the next QR code on. @default none: WeChat's page renews its
   * own QR code
   */
  expiresIn?: number | undefined;
  /**
   * How many expired QR codes in a row are replaced, as soon as the tab is visible. `true` means 5. `refresh()` resets
   * the count. Requires `expiresIn`.
   *
   * @default false
   */
  autoRefresh?: boolean | number | undefined;
  /** Width of the frame in px. @default 300 */
  width?: number | undefined;
  /** Height of the frame in px. @default 400 */
  height?: number | undefined;
  /** Accessible name of the frame. The component uses `labels.title`. @default WeChat QR code */
  title?: string | undefined;
}
