import { renderSVG } from 'uqr';
import type { ScanCodeLook, ScanLoginAdapter, ScanProgress } from 'wechat-qr-login/mini-program';

/** What a code of the stories is scanned for. A real one opens the mini program. */
const TEXT = 'https://shop.example/scan?token=a-story';

/** Longer than anybody looks at a story. */
const LIFETIME = 900_000_000;

/** A server whose codes stand where the story wants them, each time it is asked. */
export const answering =
  (progress: ScanProgress, code: ScanCodeLook = { text: TEXT }): ScanLoginAdapter =>
  async () => ({ ...code, expiresIn: LIFETIME, poll: async () => progress });

/** The same code as a picture, as a server has it from WeChat. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(renderSVG(TEXT, { border: 4 }))}`;

/** A server whose codes live so many ms, each another one. */
export function expiring(expiresIn: number): ScanLoginAdapter {
  let made = 0;
  return async () => ({ text: `${TEXT}-${++made}`, expiresIn, poll: async () => ({ status: 'pending' }) });
}

/** A server that is told what to say next; `say` is heard at the next poll. */
export function createScriptedServer(): { adapter: ScanLoginAdapter; say(progress: ScanProgress): void } {
  let progress: ScanProgress = { status: 'pending' };
  return {
    async adapter() {
      progress = { status: 'pending' };
      return { text: TEXT, expiresIn: LIFETIME, poll: async () => progress };
    },
    say(next) {
      progress = next;
    },
  };
}

const AVATAR = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#2f6f4e"/><circle cx="16" cy="13" r="6" fill="#fff"/><path d="M4 32a12 12 0 0 1 24 0z" fill="#fff"/></svg>',
)}`;

/** Whoever scans in the stories. */
export const LIN = { nickname: '小林 Lin', avatar: AVATAR };
