import { own } from '../../shared/own.js';
import { parseHttpUrl } from '../../shared/parse-http-url.js';
import { createLinkUrl } from '../create-link-url.js';
import { createState } from '../create-state.js';
import { requireOptions } from '../require-options.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { WeChatLoginError } from '../wechat-login-error.js';
import type { AuthorizationPopupOptions, LoginPopupOptions } from './login-popup-options.js';

/** The address that the window opens, and the address that its result comes from. */
interface Target extends Pick<ResolvedOptions, 'callbackOrigin' | 'redirectUri'> {
  link: string;
  state: string;
}

/**
 * Resolves the options of the pop-up.
 *
 * @throws `invalid_options` if an option is missing or malformed
 */
export function resolvePopupTarget(given: LoginPopupOptions | AuthorizationPopupOptions): Target {
  if ('url' in given) {
    const link = parseHttpUrl(given.url);
    const state = link?.searchParams.get('state');
    const callback = parseHttpUrl(link?.searchParams.get('redirect_uri') ?? '');
    if (!link || !state || !callback) throw new WeChatLoginError('invalid_options', 'url');
    // Empty, so that a refusal is not compared with redirect_uri: servers also add `iss` and details of errors.
    return { link: link.href, state, callbackOrigin: callback.origin, redirectUri: '' };
  }
  const { state = createState() } = given;
  const resolved = requireOptions(own(given, { state }));
  return { ...resolved, state, link: createLinkUrl(resolved) };
}
