import type { BetterAuthOptions } from 'better-auth';

/**
 * Logs what happened, never with what. better-auth hands over the state of a failed login, and errors whose messages
 * can quote an answer of WeChat's (with tokens) or an address (with the code); so of an error only its name is kept.
 */
export function createLogger(write: (line: string) => void): NonNullable<BetterAuthOptions['logger']> {
  return {
    log(level, message, ...details) {
      const names = details.filter((detail) => detail instanceof Error).map(({ name }) => name);
      write([level, message, ...names].filter(Boolean).join(' '));
    },
  };
}
