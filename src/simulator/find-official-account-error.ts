import { parseUrl } from './parse-url.js';
import type { World } from './world.js';

/** The parameters that WeChat compares with a pattern, in the only order in which it opens the page. */
const ORDER = /^appid=[^&]*&redirect_uri=[^&]*&response_type=code&scope=[^&]*(&state=[^&]*)?(&|$)/;

/**
 * Checks a request for the official account's page. Returns the text of WeChat's error page, or `undefined` if the
 * request is correct.
 *
 * @see https://developers.weixin.qq.com/doc/service/guide/h5/auth.html
 */
export function findOfficialAccountError(
  { anyApp, findApp }: Pick<World, 'anyApp' | 'findApp'>,
  url: URL,
  userAgent: string,
): string | undefined {
  if (!/MicroMessenger/i.test(userAgent)) return '请在微信客户端打开链接';
  if (!ORDER.test(url.search.slice(1))) return '该链接无法访问';
  const { appid = '', redirect_uri = '', scope = '' } = Object.fromEntries(url.searchParams);
  const app = findApp(appid);
  if (anyApp ? !appid : !app) return 'AppID 参数错误';
  if (!/^snsapi_(base|userinfo)$/.test(scope)) return '该公众号没有这些 scope 的权限，错误码：10005';
  // The page navigates to this address, so `javascript:` and other schemes are refused.
  const callback = /^https?:/i.test(redirect_uri) && parseUrl(redirect_uri);
  const isInDomain = callback && (!app?.domain || callback.hostname === app.domain);
  return isInDomain ? undefined : 'redirect_uri 域名与后台配置不一致，错误码：10003';
}
