import { own } from '../shared/own.js';
import type { ScannedUser } from './adapter.js';

const parse = (address: string): Partial<URL> => {
  try {
    return new URL(address, location.href);
  } catch {
    return {};
  }
};

/** Whether a page may go to that address, relative to it: `javascript:` would run as this page. */
export const isHttp = (address: string): boolean => /^http/.test(`${parse(address).protocol}`);

/** Whether an address may stand in an `<img>`: what is not ours must come by https, or within the address itself. */
function isPicture(address: string): boolean {
  const { href, origin } = parse(address);
  return /^(https:|data:image\/)/.test(`${href}`) || origin === location.origin;
}

/**
 * Nickname and avatar as they may be shown. They come from a stranger's account, through a server that may be somebody
 * else's: whatever is no text, or no harmless address of a picture, is dropped.
 */
export function toUser(said: ScannedUser | null | undefined): ScannedUser | undefined {
  const { nickname, avatar } = own(said ?? {});
  const user = {
    nickname: typeof nickname === 'string' ? nickname : '',
    avatar: typeof avatar === 'string' && isPicture(avatar) ? avatar : '',
  };
  return user.nickname || user.avatar ? user : undefined;
}
