import type { ScannedUser } from './adapter.js';

/** Whether an address may stand in an `<img>`: what is not ours must come by https, or within the address itself. */
function isPicture(address: unknown): address is string {
  if (typeof address !== 'string') return false;
  try {
    const { protocol, origin } = new URL(address, location.href);
    return protocol === 'https:' || origin === location.origin || /^data:image\//i.test(address);
  } catch {
    return false;
  }
}

/**
 * Nickname and avatar as they may be shown. They come from a stranger's account, through a server that may be somebody
 * else's: whatever is no text, or no harmless address of a picture, is dropped.
 */
export function toUser(user: ScannedUser | undefined): ScannedUser | undefined {
  if (typeof user !== 'object' || user === null) return undefined;
  const nickname = typeof user.nickname === 'string' ? user.nickname : undefined;
  const avatar = isPicture(user.avatar) ? user.avatar : undefined;
  return nickname || avatar ? { nickname, avatar } : undefined;
}
