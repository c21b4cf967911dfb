import { createUrl } from './create-url.js';
import type { ResolvedOptions } from './resolve-options.js';

/** Creates the address of WeChat's full-page login for options that are already resolved. */
export function createLinkUrl(
  { request, authorizationEndpoint }: ResolvedOptions,
  state = request.state,
): string {
  const { appid, redirect_uri, scope, lang } = request;
  const query = { appid, redirect_uri, response_type: 'code', scope, state, lang };
  return `${createUrl(authorizationEndpoint, query)}#wechat_redirect`;
}
