import type { AuthorizationUrlOptions } from './create-authorization-url.js';
import { AUTHORIZATION_ENDPOINT } from './default-options.js';
import { resolveOptions } from './resolve-options.js';
import { isPath } from './resolve-redirect-uri.js';
import { WeChatLoginError } from './wechat-login-error.js';

/**
 * Reads the options of `<WeChatQrLogin>` from an authorization URL that a server library has created: `appid`, `scope`,
 * `redirect_uri`, `state` and `lang`.
 *
 * @throws `invalid_options` if it is not such a URL
 *
 * @example
 * <WeChatQrLogin {...parseAuthorizationUrl(url)} onAuthorized={finish} />
 */
export function parseAuthorizationUrl(url: string): AuthorizationUrlOptions {
  // Only the first "?" starts the query. Some libraries do not encode the one inside redirect_uri.
  const [, address = '', query] = /^([^?#]*)\??([^#]*)/.exec(url) ?? [];
  const parameters = new URLSearchParams(query);
  const read = (name: string) => parameters.get(name) ?? undefined;
  const options: AuthorizationUrlOptions = {
    appid: read('appid') ?? '',
    redirect_uri: read('redirect_uri') ?? '',
  };
  // A path is an error in a URL that a server has created: WeChat needs the whole address.
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
