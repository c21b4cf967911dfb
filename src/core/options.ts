import type { WeChatLoginError } from './errors.js';
import { cssToDataUrl } from './stylesheet.js';

/** The options that go to WeChat, under WeChat's own names. Source: WeChat's website login documentation. */
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
  onExpired?: (() => void) | undefined;
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
  /** ms from `ready` to `expired`. Default: never; WeChat's page renews its own QR. */
  expiresIn?: number | undefined;
  /** On expiry ask for a fresh QR, as soon as the tab is visible. Needs `expiresIn`. */
  autoRefresh?: boolean | undefined;
  /** px. Default 300. */
  width?: number | undefined;
  /** px. Default 400. */
  height?: number | undefined;
  /** Accessible name of the frame. Default `WeChat QR code`, in the language of `lang`. */
  title?: string | undefined;
}

export const SCRIPT_URL = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
export const AUTHORIZATION_ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';
export const TIMEOUT = 15_000;
export const WIDTH = 300;
export const HEIGHT = 400;

/** A value somebody has already encoded, once or more, is decoded; broken escapes stay, and are refused below. */
function rawRedirectUri(uri: string): string {
  try {
    return /^https?%/i.test(uri) ? rawRedirectUri(decodeURIComponent(uri)) : uri;
  } catch {
    return uri;
  }
}

/** The origin of an absolute http(s) URL, or '' when it is none. */
function httpOrigin(url: string): string {
  try {
    const { protocol, origin } = new URL(url);
    return /^http/.test(protocol) ? origin : '';
  } catch {
    return '';
  }
}

/** Where the callback goes. */
export const redirectOrigin = (options: WxLoginOptions) => httpOrigin(rawRedirectUri(options.redirect_uri));

/** In-page completion is on when asked for, or when somebody listens for its outcome. */
export function selfRedirect(options: WxLoginOptions & QrLoginEvents): boolean | undefined {
  return options.self_redirect ?? (options.onAuthorized || options.onRefused ? true : undefined);
}

/** The options that go to WeChat as text. */
const TEXTS = ['appid', 'scope', 'redirect_uri', 'state', 'style', 'href', 'lang', 'color_scheme'] as const;

/** The options as they were meant: defaults, css and encoded addresses resolved. */
const resolveOptions = (options: QrLoginOptions): QrLoginOptions => ({
  ...options,
  scope: options.scope || 'snsapi_login',
  redirect_uri: rawRedirectUri(options.redirect_uri),
  href: options.css ? cssToDataUrl(options.css) : options.href || undefined,
});

/** WeChat's options as its script wants them. */
export type EncodedOptions = Partial<Record<string, unknown>>;

/** Encodes each value exactly once (WeChat's script encodes nothing), and gives the switches the one type it compares with. */
export function encodeOptions(options: QrLoginOptions): EncodedOptions {
  const resolved = resolveOptions(options);
  const encoded: EncodedOptions = {
    self_redirect: selfRedirect(options),
    stylelite: Number(options.stylelite) ? 1 : undefined,
    fast_login: Number(options.fast_login ?? 1) ? undefined : 0,
  };
  for (const name of TEXTS) encoded[name] = resolved[name] && encodeURIComponent(resolved[name]);
  return encoded;
}

/** Below 10^9: browsers keep timers in 31 bits, and a longer one would fire at once. */
const POSITIVE = /^(?!0*\.?0*$)\d{1,9}(\.\d+)?$/;

/** What a value must look like, if there is one. Cc: control characters; Cs: half a surrogate pair, which has no UTF-8 form. */
const RULES = {
  appid: /^\w+$/,
  scope: /^[\w.,]+$/,
  redirect_uri: /^https?:\P{Cs}+$/iu,
  state: /^[^\p{Cc}\p{Cs}]+$/u,
  href: /^(https:|data:text\/css)\P{Cs}*$/iu,
  width: POSITIVE,
  height: POSITIVE,
  timeout: POSITIVE,
  expiresIn: POSITIVE,
  retries: /^\d+$/,
};

/** The first option that is missing, malformed or contradicts another. Runs before anything is loaded. */
export function findProblem(options: QrLoginOptions): string | undefined {
  if (!options.appid) return 'appid';
  if (!redirectOrigin(options)) return 'redirect_uri';
  if (!httpOrigin(options.authorizationEndpoint ?? AUTHORIZATION_ENDPOINT)) return 'authorizationEndpoint';
  if (options.css && options.href) return 'css';
  const resolved: Partial<Record<string, unknown>> = { ...resolveOptions(options) };
  return Object.keys(RULES).find(
    (name) => resolved[name] != null && !RULES[name as keyof typeof RULES].test(`${resolved[name]}`),
  );
}
