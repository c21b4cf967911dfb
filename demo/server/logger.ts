import type { BetterAuthOptions } from 'better-auth';

/**
 * What may be said of an error: its name, and the code that tells PostgreSQL's and Node's apart (`error 28P01`,
 * `Error ECONNREFUSED`). A message can quote what signs somebody in; so can a `code`, if it is WeChat's, but not one in
 * capitals this short.
 */
export function nameOf(error: Error & { code?: unknown }): string {
  // Redis has its code in front of what it says: WRONGPASS, NOAUTH.
  const code = error.name === 'ReplyError' ? /^[A-Z]+/.exec(error.message)?.[0] : error.code;
  return /^[A-Z\d_]{3,25}$/.test(`${code ?? ''}`) ? `${error.name} ${code}` : error.name;
}

/**
 * Logs what happened, never with what. better-auth hands over the state of a failed login, and errors whose messages
 * can quote an answer of WeChat's (with tokens) or an address (with the code).
 */
export function createLogger(write: (line: string) => void): NonNullable<BetterAuthOptions['logger']> {
  return {
    log(level, message, ...details) {
      const names = details.filter((detail) => detail instanceof Error).map(nameOf);
      write([level, message, ...names].filter(Boolean).join(' '));
    },
  };
}
