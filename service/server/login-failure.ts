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
