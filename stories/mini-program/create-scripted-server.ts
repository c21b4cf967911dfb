import { renderSVG } from 'uqr';
import type {
  MiniProgramAdapter,
  MiniProgramCodeImage,
  MiniProgramProgress,
} from 'wechat-qr-login/mini-program';
import { NEVER } from '../stage/args.js';

/** The text in the QR codes of the stories. A real one opens your mini program. */
const TEXT = 'https://shop.example/scan?token=a-story';

/** The same QR code as a picture. Servers get theirs from WeChat. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(renderSVG(TEXT, { border: 4 }))}`;

const AVATAR = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#2f6f4e"/><circle cx="16" cy="13" r="6" fill="#fff"/><path d="M4 32a12 12 0 0 1 24 0z" fill="#fff"/></svg>',
)}`;

/** The visitor who scans in the stories. */
export const LIN = { nickname: '小林 Lin', avatar: AVATAR };

/** Creates an adapter whose QR codes always have the same progress. */
export const createFixedAdapter =
  (progress: MiniProgramProgress, code: MiniProgramCodeImage = { text: TEXT }): MiniProgramAdapter =>
  async () => ({ ...code, expiresIn: NEVER, poll: async () => progress });

/** Creates an adapter whose QR codes expire after `expiresIn` ms. */
export function createExpiringAdapter(expiresIn: number): MiniProgramAdapter {
  let count = 0;
  return async () => ({ text: `${TEXT}-${++count}`, expiresIn, poll: async () => ({ status: 'ready' }) });
}

/** A server whose answers a story sets. */
export interface ScriptedServer {
  adapter: MiniProgramAdapter;
  /** Sets the answer to the next polls. A new QR code starts with `ready`. */
  answer(progress: MiniProgramProgress): void;
}

export function createScriptedServer(): ScriptedServer {
  let progress: MiniProgramProgress = { status: 'ready' };
  return {
    async adapter() {
      progress = { status: 'ready' };
      return { text: TEXT, expiresIn: NEVER, poll: async () => progress };
    },
    answer(next) {
      progress = next;
    },
  };
}
