import type { World } from './world.js';

/**
 * Checks `appid` and `secret` of an API request. Returns the `errcode` that WeChat's API answers, or `undefined` if
 * both are correct. Accepts any values if no apps are registered, but not empty ones.
 */
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
