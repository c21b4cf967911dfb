/** Why WeChat's part of a login failed. The failure page gets the code as `error`, as it gets better-auth's codes. */
export type Failure =
  | 'no_code'
  | 'snapshot'
  | 'code_used'
  | 'code_expired'
  | 'invalid_code'
  | 'misconfigured'
  | 'wechat_timeout'
  | 'wechat_unreachable'
  | 'wechat_malformed';

/** An error with a failure code. Its name contains the code and WeChat's `errcode`, because only names are logged. */
export class LoginFailure extends Error {
  constructor(
    readonly failure: Failure,
    errcode = 0,
  ) {
    super(failure);
    this.name = `LoginFailure ${failure}${errcode ? ` ${errcode}` : ''}`;
  }
}

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
