import { parseUrl } from './parse-url.js';
import type { World } from './world.js';

/**
 * Checks the query of a request for the QR page. Returns the text of WeChat's error page, or `undefined` if the request
 * is correct.
 */
export function findRequestError(
  { anyApp, findApp }: Pick<World, 'anyApp' | 'findApp'>,
  { appid = '', redirect_uri = '', scope }: Record<string, string>,
): string | undefined {
  const app = findApp(appid);
  if (anyApp ? !appid : !app) return 'AppID 参数错误';
  if (scope !== 'snsapi_login') return 'Scope 参数错误或没有 Scope 权限';
  // The QR page navigates to this address, so `javascript:` and other schemes are refused.
  const callback = /^https?:/i.test(redirect_uri) && parseUrl(redirect_uri);
  const isInDomain = callback && (!app?.domain || callback.hostname === app.domain);
  return isInDomain ? undefined : 'redirect_uri 参数错误';
}
