import { own } from '../shared/own.js';
import type { ScannedUser } from './mini-program-adapter.js';

const parse = (address: string): Partial<URL> => {
  try {
    return new URL(address, location.href);
  } catch {
    return {};
  }
};

/** Returns whether an `<img>` may use the address: https, `data:image`, or the page's own origin. */
function isPicture(address: string): boolean {
  const { href, origin } = parse(address);
  return /^(https:|data:image\/)/.test(`${href}`) || origin === window.origin;
}

/**
 * Returns nickname and avatar if they are safe to show. They come from an untrusted account. Ignores values that are
 * not text, and unsafe addresses of pictures.
 */
export function toUser(said: ScannedUser | null | undefined): ScannedUser | undefined {
  const { nickname, avatar } = own(said ?? {});
  const user = {
    nickname: typeof nickname === 'string' ? nickname : '',
    avatar: typeof avatar === 'string' && isPicture(avatar) ? avatar : '',
  };
  return user.nickname || user.avatar ? user : undefined;
}
