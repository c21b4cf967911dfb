import type { World } from './world.js';

/** What WeChat's error page says about such a request of the QR page; nothing when it is in order. */
export function findRequestError(
  { anyApp, findApp }: Pick<World, 'anyApp' | 'findApp'>,
  { appid = '', redirect_uri = '', scope }: Record<string, string>,
): string | undefined {
  const app = findApp(appid);
  if (anyApp ? !appid : !app) return 'AppID 参数错误';
  if (scope !== 'snsapi_login') return 'Scope 参数错误或没有 Scope 权限';
  // Only http(s): the page is going to navigate there.
  const isCallback = /^https?:/i.test(redirect_uri) && URL.canParse(redirect_uri);
  const inDomain = isCallback && (!app?.domain || new URL(redirect_uri).hostname === app.domain);
  return inDomain ? undefined : 'redirect_uri 参数错误';
}
