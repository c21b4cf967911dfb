import { own } from '../shared/own.js';
import type { ScannedUser } from './mini-program-adapter.js';

const parse = (address: string): Partial<URL> => {
  try {
    return new URL(address, location.href);
  } catch {
    return {};
  }
};

/** Whether the address may be used in an `<img>`: https, data, or the page's own origin. */
function isPicture(address: string): boolean {
  const { href, origin } = parse(address);
  return /^(https:|data:image\/)/.test(`${href}`) || origin === window.origin;
}

/**
 * Returns nickname and avatar as they may be shown. They come from an untrusted account,
 * possibly through another company's server: values that are not text, or not a safe picture address, are dropped.
 */
export function toUser(said: ScannedUser | null | undefined): ScannedUser | undefined {
  const { nickname, avatar } = own(said ?? {});
  const user = {
    nickname: typeof nickname === 'string' ? nickname : '',
    avatar: typeof avatar === 'string' && isPicture(avatar) ? avatar : '',
  };
  return user.nickname || user.avatar ? user : undefined;
}
