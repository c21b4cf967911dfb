import { own } from '../shared/own.js';
import { WeChatLoginError } from './errors.js';
import { AUTHORIZATION_ENDPOINT, type WxLoginOptions } from './qr-login-options.js';
import { requireOptions } from './require-options.js';
import { type EncodedOptions, type ResolvedOptions, resolveOptions } from './resolve-options.js';
import { isPath } from './resolve-redirect-uri.js';

/** The options of a link to WeChat's login page. */
export type AuthorizationUrlOptions = Pick<
  WxLoginOptions,
  'appid' | 'scope' | 'redirect_uri' | 'state' | 'lang'
> & {
  /** @default https://open.weixin.qq.com/connect/qrconnect */
  authorizationEndpoint?: string | undefined;
};

/** Joins values that are already encoded. Leaves out absent ones. */
export const createUrl = (endpoint: string, query: Record<string, unknown>) =>
  `${endpoint}?${Object.keys(query)
    .filter((name) => query[name] != null)
    .map((name) => `${name}=${query[name]}`)
    .join('&')}`;

/** Creates the address of a frame that is built without the script, with the query of the newest known one (V7, 2026). */
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

/** Creates the address of WeChat's full-page login for options that are already resolved. */
export function createLinkUrl(
  { request, authorizationEndpoint }: ResolvedOptions,
  state = request.state,
): string {
  const { appid, redirect_uri, scope, lang } = request;
  const query = { appid, redirect_uri, response_type: 'code', scope, state, lang };
  return `${createUrl(authorizationEndpoint, query)}#wechat_redirect`;
}

/**
 * Creates the address of WeChat's full-page login, for an ordinary link (the first step of its OAuth flow). After the
 * scan the page goes to `redirect_uri`.
 *
 * It neither creates nor remembers a state: call `createState` and `rememberState` first.
 *
 * @throws `invalid_options`
 *
 * @example
 * const state = createState();
 * rememberState(state);
 * const href = createAuthorizationUrl({ appid: 'wx…', redirect_uri: 'https://shop.example/callback', state });
 */
export function createAuthorizationUrl(options: AuthorizationUrlOptions): string {
  // Other options of a login do not concern a link.
  const { appid, scope, redirect_uri, state, lang, authorizationEndpoint } = own(options);
  const resolved = requireOptions({ appid, scope, redirect_uri, state, lang, authorizationEndpoint });
  return createLinkUrl(resolved);
}

/**
 * Reads the options from an authorization URL that a server library has created, ready for `<WeChatQrLogin>`: `appid`,
 * `scope`, `redirect_uri`, `state` and `lang`.
 *
 * @throws `invalid_options` if it is not such a URL
 *
 * @example
 * <WeChatQrLogin {...parseAuthorizationUrl(url)} onAuthorized={finish} />
 */
export function parseAuthorizationUrl(url: string): AuthorizationUrlOptions {
  // Only the first "?" starts the query: some libraries leave the one inside redirect_uri unencoded.
  const [, address = '', query] = /^([^?#]*)\??([^#]*)/.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  const read = (name: string) => parameters.get(name) ?? undefined;
  const options: AuthorizationUrlOptions = {
    appid: read('appid') ?? '',
    redirect_uri: read('redirect_uri') ?? '',
  };
  // A server's path is a mistake: WeChat needs the whole address.
  if (isPath(options.redirect_uri) || resolveOptions(options).problem !== undefined)
    throw new WeChatLoginError('invalid_options', 'url');
  const lang = read('lang');
  return {
    ...options,
    ...(parameters.has('scope') && { scope: read('scope') }),
    ...(parameters.has('state') && { state: read('state') }),
    ...((lang === 'cn' || lang === 'en') && { lang }),
    ...(address !== AUTHORIZATION_ENDPOINT && { authorizationEndpoint: address }),
  };
}
