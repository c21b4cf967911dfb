import type { BetterAuthOptions } from 'better-auth';
import { formatLine, MAX_LENGTH } from './format-line.js';
import { getErrorName } from './get-error-name.js';

/**
 * Removes what better-auth quotes in its messages: e-mail addresses and refused URLs (`Invalid origin: https://…`). Such a
 * URL can be the Referer of another site, and contain its secrets.
 */
const withoutQuotes = (message: string) =>
  message
    .slice(0, 10 * MAX_LENGTH)
    .replace(/^(Invalid [\w ]{1,40}|OAuth popup origin|Sign-up attempt[\w ]*):[\s\S]*$/, '$1')
    .replace(/[a-z][a-z\d+.-]*:\/\/\S*/gi, '…')
    .replace(/\S+@\S+/g, '…');

/**
 * Creates better-auth's logger. It writes messages and error names, but no other details: better-auth passes states, and
 * errors whose messages can contain WeChat's tokens and codes.
 */
export function createLogger(write: (line: string) => void): NonNullable<BetterAuthOptions['logger']> {
  return {
    log(level, message, ...details) {
      const names = details.filter((detail) => detail instanceof Error).map(getErrorName);
      write(formatLine(level, withoutQuotes(`${message ?? ''}`), names));
    },
  };
}
