import { createScriptTag } from '../../scripts/script-tag.mjs';
import { buildOnce } from './build-once.js';

/** The code of `wechat-qr-login.global.js`. It is built once for all workers. */
export const getScriptTag = (): Promise<string> =>
  buildOnce('wechat-qr-login.global.js', async () => (await createScriptTag()).code);
