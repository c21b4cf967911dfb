import { toNextJsHandler } from 'better-auth/next-js';
import { auth } from '../../../../lib/auth';
import { limitBody } from '../../../../lib/limit-body';

const handler = toNextJsHandler(auth);

/** better-auth's routes, including WeChat's callback. */
export const { GET } = handler;
export const POST = limitBody(handler.POST);
