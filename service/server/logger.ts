import type { BetterAuthOptions } from 'better-auth';
import { getRequestId } from './request-context.js';

/** Maximum length of a text in the log, and maximum number of errors per line. */
const MAX_LENGTH = 300;
const MAX_ERRORS = 5;

/**
 * Returns an error's name and, for errors of PostgreSQL and Node, its code: `error 28P01`, `Error ECONNREFUSED`.
 *
 * The message is left out, because it can contain secrets. Codes with other characters are left out, because WeChat's
 * authorization code could be in a property of this name.
 */
export function getErrorName(error: Error & { code?: unknown }): string {
  // Messages of Redis start with their code: WRONGPASS, NOAUTH.
  const code = error.name === 'ReplyError' ? /^[A-Z]+/.exec(error.message)?.[0] : error.code;
  return /^[A-Z\d_]{3,25}$/.test(`${code ?? ''}`) ? `${error.name} ${code}` : error.name;
}

/** Shortens the text, and replaces line breaks and control characters. */
const toPlainText = (text: string) =>
  text
    .slice(0, MAX_LENGTH)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();

/**
 * Formats a line of the log: a JSON object with `time`, `level`, `message`, the `requestId` and, if there are any, the names
 * of `errors`. Text from requests cannot start a new line or add a field.
 *
 * @param more Further fields, which contain no text of a request.
 */
export function formatLine(
  level: string,
  message: string,
  errors: readonly string[] = [],
  more: Record<string, string | number> = {},
): string {
  const requestId = getRequestId();
  return JSON.stringify({
    time: new Date().toISOString(),
    level,
    message: toPlainText(message),
    ...(requestId && { requestId }),
    ...more,
    ...(errors.length && { errors: errors.slice(0, MAX_ERRORS).map(toPlainText) }),
  });
}

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
