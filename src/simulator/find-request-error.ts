import { parseUrl } from './parse-url.js';
import type { World } from './world.js';

/** The number of what is wrong with an app's name and secret, as WeChat's API finds it. */
export function findAppError(
  { anyApp, findApp }: Pick<World, 'anyApp' | 'findApp'>,
  appid: string | undefined,
  secret: string | undefined,
): number | undefined {
  if (!appid) return 41002;
  if (!secret) return 41004;
  const known = findApp(appid);
  if (!known && !anyApp) return 40013;
  return known?.secret !== undefined && known.secret !== secret ? 40125 : undefined;
}

/** What WeChat's error page says about such a request of the QR page; nothing when it is in order. */
export function findRequestError(
  { anyApp, findApp }: Pick<World, 'anyApp' | 'findApp'>,
  { appid = '', redirect_uri = '', scope }: Record<string, string>,
): string | undefined {
  const app = findApp(appid);
  if (anyApp ? !appid : !app) return 'AppID 参数错误';
  if (scope !== 'snsapi_login') return 'Scope 参数错误或没有 Scope 权限';
  // Only http(s): the page is going to navigate there.
  const callback = /^https?:/i.test(redirect_uri) && parseUrl(redirect_uri);
  const inDomain = callback && (!app?.domain || callback.hostname === app.domain);
  return inDomain ? undefined : 'redirect_uri 参数错误';
}
