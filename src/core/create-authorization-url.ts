import { own } from '../shared/own.js';
import { createLinkUrl } from './create-link-url.js';
import { requireOptions } from './require-options.js';
import type { WxLoginOptions } from './wx-login-options.js';

/** The options of a link to WeChat's login page. */
export type AuthorizationUrlOptions = Pick<
  WxLoginOptions,
  'appid' | 'scope' | 'redirect_uri' | 'state' | 'lang'
> & {
  /** @default https://open.weixin.qq.com/connect/qrconnect */
  authorizationEndpoint?: string | undefined;
};

/**
 * Creates the address of WeChat's full-page login for an ordinary link, which is the first step of WeChat's OAuth flow.
 * After the scan, the page goes to `redirect_uri`.
 *
 * Does not create or remember a state: call `createState` and `rememberState` first.
 *
 * @throws `invalid_options`
 *
 * @example
 * const state = createState();
 * rememberState(state);
 * const href = createAuthorizationUrl({ appid: 'wx…', redirect_uri: 'https://shop.example/callback', state });
 */
export function createAuthorizationUrl(options: AuthorizationUrlOptions): string {
  // A link uses no other options.
  const { appid, scope, redirect_uri, state, lang, authorizationEndpoint } = own(options);
  const resolved = requireOptions({ appid, scope, redirect_uri, state, lang, authorizationEndpoint });
  return createLinkUrl(resolved);
}
