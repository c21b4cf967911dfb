import type { WeChatLoginError } from './errors.js';

/**
 * The options that go to WeChat, under WeChat's own names (see its documentation of website login). They are a part
 * of `QrLoginOptions`, which the component, the hook and `createQrLogin` take.
 */
export interface WxLoginOptions {
  /** id of the container. Default: the id the container has, or else a unique one. */
  id?: string | undefined;
  /** AppID of the website app, from open.weixin.qq.com. */
  appid: string;
  /** Default `snsapi_login`, the only scope WeChat gives to websites. */
  scope?: 'snsapi_login' | (string & {}) | undefined;
  /** The callback address, raw: it is encoded exactly once here. A value that is already encoded is recognised. */
  redirect_uri: string;
  /** Made from `crypto` when absent; compared on return either way. Any length; no control characters. */
  state?: string | undefined;
  /**
   * `true`: after the scan the frame itself goes to `redirect_uri`, and the result is read there (in-page).
   * `false`: the top window goes. Default: `true` when `onAuthorized` or `onRefused` is given, otherwise unset.
   */
  self_redirect?: boolean | undefined;
  /** Colour of WeChat's texts: `black` (default), or `white` for dark pages. */
  style?: 'black' | 'white' | undefined;
  /** https or `data:text/css` address of a stylesheet for WeChat's page. Never together with `css`; ignored by WeChat with `stylelite`. */
  href?: string | undefined;
  /** Default `cn`. */
  lang?: 'cn' | 'en' | undefined;
  /** WeChat's newer, smaller look. Needs at least 220 x 220 px. */
  stylelite?: boolean | 0 | 1 | undefined;
  /** `0` or `false` turns off the quick login that desktop WeChat offers before the QR. */
  fast_login?: boolean | 0 | 1 | undefined;
  /** Light or dark look of WeChat's page, as far as it knows the option. Default: WeChat's. */
  color_scheme?: 'auto' | 'light' | 'dark' | undefined;
}

/** Where a login stands. `authorized`, `refused`, `expired` and `error` last until `refresh()` or a changed option. */
export type QrLoginStatus =
  | 'idle'
  | 'loading'
  | 'mounting'
  | 'ready'
  | 'authorized'
  | 'refused'
  | 'expired'
  | 'error';

/** What the parent hears. WeChat tells nobody that a code was scanned, so there is no such event. */
export interface QrLoginEvents {
  /** Every step. A second error in a row is reported as `error` after `error`. */
  onStatusChange?: ((status: QrLoginStatus, previous: QrLoginStatus) => void) | undefined;
  /** WeChat's script is there. Not called without the script. */
  onLoad?: (() => void) | undefined;
  /** The frame is in the document. */
  onMount?: ((iframe: HTMLIFrameElement) => void) | undefined;
  /**
   * The QR page is up. `confirmed`: WeChat's page said so; otherwise only the frame's load did, which an error
   * page of WeChat's ("AppID 参数错误") does too. Should its word come late, the event comes a second time, confirmed.
   * `direct`: the frame was made without WeChat's script, `cause` is why.
   */
  onReady?:
    | ((event: { confirmed: boolean; direct: boolean; cause?: WeChatLoginError | undefined }) => void)
    | undefined;
  /** Approved: send code and state to your server from here. Once per QR. */
  onAuthorized?: ((event: { code: string; state: string }) => void) | undefined;
  /** Refused, where WeChat reports it by a redirect; its current Chinese page keeps waiting instead. */
  onRefused?: ((event: { state: string }) => void) | undefined;
  /** `expiresIn` has passed. WeChat itself tells nobody when its code expires. */
  onExpired?: (() => void) | undefined;
  /**
   * The frame has stood for 5 s on a page that cannot be read and says nothing: WeChat cannot be reached, or a page of
   * `redirect_uri` forbids frames or asks the visitor to sign in elsewhere. The frame stays. Offer `authorizationUrl`
   * as a link; `<WeChatQrLogin>` does. Comes again if the frame goes on to another such page.
   */
  onStuck?: (() => void) | undefined;
  /** What went wrong, typed. Without this handler a development build writes it to the console. */
  onError?: ((error: WeChatLoginError) => void) | undefined;
}

/** All options of an inline QR login. */
export interface QrLoginOptions extends WxLoginOptions, QrLoginEvents {
  /** Stylesheet text for WeChat's page, sent as a data URL. Never together with `href`. */
  css?: string | undefined;
  /** `false` waits, and asks WeChat for nothing: for a consent box, a closed tab or modal. Default `true`. */
  enabled?: boolean | undefined;
  /**
   * `preferred` (default): if WeChat's script cannot be had, build the same frame without it.
   * `required`: report an error instead. `none`: never load it.
   */
  script?: 'preferred' | 'required' | 'none' | undefined;
  /** Default: WeChat's https address of wxLogin.js. */
  scriptUrl?: string | undefined;
  /** Where links, and frames made without the script, go. Default `https://open.weixin.qq.com/connect/qrconnect`. */
  authorizationEndpoint?: string | undefined;
  /** Content-Security-Policy nonce for the script's tag. */
  nonce?: string | undefined;
  /** ms that each phase (script, frame) may take. Default 15 000. */
  timeout?: number | undefined;
  /** How often a script that is `required` is asked for again, after 1 s, 2 s, 4 s... Default 2. */
  retries?: number | undefined;
  /** ms from `ready` to `expired`. Default: never; WeChat's page renews its own QR. A change counts from the next QR. */
  expiresIn?: number | undefined;
  /** On expiry ask for a fresh QR, as soon as the tab is visible. Needs `expiresIn`. */
  autoRefresh?: boolean | undefined;
  /** px. Default 300. */
  width?: number | undefined;
  /** px. Default 400. */
  height?: number | undefined;
  /** Accessible name of the frame. Default `WeChat QR code`. (The component takes it from `labels.title`.) */
  title?: string | undefined;
}

export const SCRIPT_URL = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
export const AUTHORIZATION_ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';
export const TIMEOUT = 15_000;
export const RETRIES = 2;
export const WIDTH = 300;
export const HEIGHT = 400;
