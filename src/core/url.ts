import { own } from '../shared/own.js';
import { WeChatLoginError } from './errors.js';
import { AUTHORIZATION_ENDPOINT, type WxLoginOptions } from './options.js';
import { type EncodedOptions, type ResolvedOptions, resolveOptions } from './resolve-options.js';

/** What a link to WeChat's login page can say. */
export type AuthorizationUrlOptions = Pick<
  WxLoginOptions,
  'appid' | 'scope' | 'redirect_uri' | 'state' | 'lang'
> & {
  /** Default `https://open.weixin.qq.com/connect/qrconnect`. */
  authorizationEndpoint?: string | undefined;
};

/** Values are encoded already; absent ones are left out. */
const createUrl = (endpoint: string, query: Record<string, unknown>) =>
  `${endpoint}?${Object.keys(query)
    .filter((name) => query[name] != null)
    .map((name) => `${name}=${query[name]}`)
    .join('&')}`;

/** The address of a frame made without the script, with the query of the newest known one (V7, 2026). */
export function createFrameUrl(encoded: EncodedOptions, endpoint = AUTHORIZATION_ENDPOINT): string {
  return createUrl(endpoint, {
    ...encoded,
    login_type: 'jssdk',
    self_redirect: encoded.self_redirect ?? 'default',
    // The script always sends these four empty.
    styletype: '',
    sizetype: '',
    bgcolor: '',
    rst: '',
    ts: Date.now(),
  });
}

/** The address of WeChat's full-page login for options that are resolved already. */
export function createLinkUrl(
  { request, authorizationEndpoint }: ResolvedOptions,
  state = request.state,
): string {
  const { appid, redirect_uri, scope, lang } = request;
  const query = { appid, redirect_uri, response_type: 'code', scope, state, lang };
  return `${createUrl(authorizationEndpoint, query)}#wechat_redirect`;
}

/**
 * The address of WeChat's own full-page login, for an ordinary link (the first step of its OAuth flow). After the scan the page goes to `redirect_uri`.
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
  // What a login may have besides does not concern a link.
  const { appid, scope, redirect_uri, state, lang, authorizationEndpoint } = own(options);
  const resolved = resolveOptions({ appid, scope, redirect_uri, state, lang, authorizationEndpoint });
  if (resolved.problem !== undefined) throw new WeChatLoginError('invalid_options', resolved.problem);
  return createLinkUrl(resolved);
}

/**
 * The other way round: the options in an authorization URL that a server library made, ready for `<WeChatQrLogin>`.
 * Reads `appid`, `scope`, `redirect_uri`, `state` and `lang`. Throws `invalid_options` when it is no such URL.
 *
 * @example
 * <WeChatQrLogin {...parseAuthorizationUrl(url)} onAuthorized={finish} />
 */
export function parseAuthorizationUrl(url: string): AuthorizationUrlOptions {
  // Only the first "?" begins the query: some libraries leave the one inside redirect_uri unencoded.
  const [, address = '', query] = /^([^?#]*)\??([^#]*)/.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  const read = (name: string) => parameters.get(name) ?? undefined;
  const options: AuthorizationUrlOptions = {
    appid: read('appid') ?? '',
    redirect_uri: read('redirect_uri') ?? '',
  };
  if (resolveOptions(options).problem !== undefined) throw new WeChatLoginError('invalid_options', 'url');
  const lang = read('lang');
  return {
    ...options,
    ...(parameters.has('scope') && { scope: read('scope') }),
    ...(parameters.has('state') && { state: read('state') }),
    ...((lang === 'cn' || lang === 'en') && { lang }),
    ...(address !== AUTHORIZATION_ENDPOINT && { authorizationEndpoint: address }),
  };
}
