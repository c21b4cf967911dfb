import { toNextJsHandler } from 'better-auth/next-js';
import { auth } from '../../../../lib/auth';

/** All of better-auth; also WeChat's callback: code -> token -> profile -> session. */
export const { GET, POST } = toNextJsHandler(auth);
