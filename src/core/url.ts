import { WeChatLoginError } from './errors.js';
import {
  findProblem,
  type QrLoginOptions,
  rawRedirectUri,
  selfRedirect,
  type WxLoginOptions,
} from './options.js';
import { cssToDataUrl } from './stylesheet.js';

export const AUTHORIZATION_ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';

/** What a link to WeChat's login page can say. */
export type AuthorizationUrlOptions = Pick<
  WxLoginOptions,
  'appid' | 'scope' | 'redirect_uri' | 'state' | 'lang'
> & {
  /** Default `https://open.weixin.qq.com/connect/qrconnect`. */
  authorizationEndpoint?: string | undefined;
};

/** WeChat's options as its script wants them. */
export type EncodedOptions = Record<'appid' | 'scope' | 'redirect_uri', string> & { [name: string]: unknown };

/** Encodes each value exactly once (WeChat's script encodes nothing), and gives the switches the one type it compares with. */
export function encodeOptions(options: QrLoginOptions): EncodedOptions {
  const { appid, scope = 'snsapi_login', redirect_uri, state, style, css, lang, color_scheme } = options;
  const href = css ? cssToDataUrl(css) : options.href;
  const texts = {
    appid,
    scope,
    redirect_uri: rawRedirectUri(redirect_uri),
    state,
    style,
    href,
    lang,
    color_scheme,
  };
  const encoded: Record<string, unknown> = {
    self_redirect: selfRedirect(options),
    stylelite: Number(options.stylelite) ? 1 : undefined,
    fast_login: Number(options.fast_login ?? 1) ? undefined : 0,
  };
  for (const [name, value] of Object.entries(texts)) encoded[name] = value && encodeURIComponent(value);
  return encoded as EncodedOptions;
}

/** A query in the order given. Values are encoded already; absent ones are left out. */
const toQuery = (parameters: Record<string, unknown>) =>
  Object.keys(parameters)
    .filter((name) => parameters[name] != null)
    .map((name) => `${name}=${parameters[name]}`)
    .join('&');

/** The address of a frame made without the script, with the query of the newest known one (V7, 2026). */
export function createFrameUrl(encoded: EncodedOptions, endpoint = AUTHORIZATION_ENDPOINT): string {
  const { appid, scope, redirect_uri, state, self_redirect = 'default', ...optional } = encoded;
  const query = { appid, scope, redirect_uri, state, login_type: 'jssdk', self_redirect };
  // The script always sends these four empty.
  return `${endpoint}?${toQuery(query)}&styletype=&sizetype=&bgcolor=&rst=&${toQuery({ ts: Date.now(), ...optional })}`;
}

/**
 * Step 1 as a link: the address of WeChat's own full-page login. After the scan the page goes to `redirect_uri`.
 *
 * It makes no state and remembers none: call `createState` and `rememberState` first.
 * Throws `invalid_options`.
 *
 * @example
 * const state = createState();
 * rememberState(state);
 * const href = createAuthorizationUrl({ appid: 'wx…', redirect_uri: 'https://shop.example/callback', state });
 */
export function createAuthorizationUrl(options: AuthorizationUrlOptions): string {
  const problem = findProblem(options);
  if (problem) throw new WeChatLoginError('invalid_options', problem);
  const { appid, redirect_uri, scope, state, lang } = encodeOptions(options);
  const query = { appid, redirect_uri, response_type: 'code', scope, state, lang };
  return `${options.authorizationEndpoint ?? AUTHORIZATION_ENDPOINT}?${toQuery(query)}#wechat_redirect`;
}

/**
 * The other way round: the options in an authorization URL that a server library made, ready for `<WeChatQrLogin>`.
 * Reads `appid`, `scope`, `redirect_uri`, `state` and `lang`. Throws `invalid_options` when it is no such URL.
 *
 * @example
 * <WeChatQrLogin {...parseAuthorizationUrl(url)} onAuthorized={finish} />
 */
export function parseAuthorizationUrl(url: string): AuthorizationUrlOptions {
  const [address = '', query] = (url.split('#')[0] ?? '').split('?');
  const parameters = new URLSearchParams(query);
  const read = (name: string) => parameters.get(name) ?? undefined;
  const options: AuthorizationUrlOptions = {
    appid: read('appid') ?? '',
    redirect_uri: read('redirect_uri') ?? '',
  };
  if (findProblem(options)) throw new WeChatLoginError('invalid_options', 'url');
  const lang = read('lang');
  return {
    ...options,
    ...(parameters.has('scope') && { scope: read('scope') }),
    ...(parameters.has('state') && { state: read('state') }),
    ...((lang === 'cn' || lang === 'en') && { lang }),
    ...(address !== AUTHORIZATION_ENDPOINT && { authorizationEndpoint: address }),
  };
}
