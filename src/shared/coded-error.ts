/** An error with a code for programs, a message for developers and an optional cause. */
export class CodedError<Code extends string> extends Error {
  declare readonly code: Code;

  constructor(name: string, code: Code, message: string, cause: unknown) {
    super(message);
    Object.assign(this, { name, code, cause });
  }
}
