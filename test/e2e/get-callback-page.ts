import { createCallbackPage } from '../../scripts/callback-page.mjs';
import { buildOnce } from './build-once.js';

/** The text of `callback.html`. In the browser tests it is built once for all workers. */
export const getCallbackPage = (): Promise<string> =>
  process.env.BROWSER_TEST_BUILDS ? buildOnce('callback.html', createCallbackPage) : createCallbackPage();
