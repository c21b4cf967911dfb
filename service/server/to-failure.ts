import { type Failure, LoginFailure } from './login-failure.js';

/** WeChat's error messages. better-auth's provider reports the message instead of the `errcode`. */
const MESSAGES: readonly [RegExp, Failure][] = [
  [/code been used/i, 'code_used'],
  [/code expired/i, 'code_expired'],
  [/invalid code/i, 'invalid_code'],
  [/invalid app(id|secret)/i, 'misconfigured'],
  // What better-auth reports for an HTTP error without WeChat's JSON.
  [/failed to fetch|fetch failed|unknown error/i, 'wechat_unreachable'],
];

/** Translates an error of a request to WeChat. Unknown errors become `wechat_malformed`. */
export function toFailure(error: unknown): Failure {
  if (error instanceof LoginFailure) return error.failure;
  const message = error instanceof Error ? error.message : '';
  return MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? 'wechat_malformed';
}
