import { toNextJsHandler } from 'better-auth/next-js';
import { auth } from '../../../../lib/auth';
import { limitBody } from '../../../../lib/limit-body';

const handler = toNextJsHandler(auth);

/** All of better-auth; also WeChat's callback: code -> token -> profile -> session. */
export const { GET } = handler;
export const POST = limitBody(handler.POST);
