/** Why WeChat's part of a login failed: what `/failed?error=` then names, beside better-auth's own codes. */
export type Failure =
  | 'no_code'
  | 'code_used'
  | 'code_expired'
  | 'invalid_code'
  | 'misconfigured'
  | 'wechat_timeout'
  | 'wechat_unreachable'
  | 'wechat_malformed';

/** An error that is one of them. Its name says which, and WeChat's number for it: names are what the log keeps. */
export class LoginFailure extends Error {
  constructor(
    readonly failure: Failure,
    errcode = 0,
  ) {
    super(failure);
    this.name = `LoginFailure ${failure}${errcode ? ` ${errcode}` : ''}`;
  }
}

/** better-auth's provider passes on WeChat's words, not its numbers. Words that are new get the general answer. */
const WORDS: readonly [RegExp, Failure][] = [
  [/code been used/i, 'code_used'],
  [/code expired/i, 'code_expired'],
  [/invalid code/i, 'invalid_code'],
  [/invalid app(id|secret)/i, 'misconfigured'],
  // An HTTP error without WeChat's JSON in it has no words.
  [/failed to fetch|fetch failed|unknown error/i, 'wechat_unreachable'],
];

/** What went wrong while WeChat was asked. */
export function toFailure(error: unknown): Failure {
  if (error instanceof LoginFailure) return error.failure;
  const message = error instanceof Error ? error.message : '';
  return WORDS.find(([words]) => words.test(message))?.[1] ?? 'wechat_malformed';
}
