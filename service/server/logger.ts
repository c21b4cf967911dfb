import type { BetterAuthOptions } from 'better-auth';

/** Characters of a text in a line of the log, and errors. */
const LONGEST = 300;
const MOST_ERRORS = 5;

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

/** One line, of a bounded length, with nothing that a terminal obeys. */
const toPlainText = (text: string) =>
  text
    .slice(0, LONGEST)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();

/**
 * Formats a line of the log: one JSON object with `time`, `level`, `message` and, if there are any, the names of
 * `errors`. Text from outside cannot begin a new line or add a field.
 */
export function formatLine(level: string, message: string, errors: readonly string[] = []): string {
  return JSON.stringify({
    time: new Date().toISOString(),
    level,
    message: toPlainText(message),
    ...(errors.length && { errors: errors.slice(0, MOST_ERRORS).map(toPlainText) }),
  });
}

/**
 * What better-auth says, without what it was told: it quotes refused addresses (`Invalid origin: https://…`, which can
 * be the Referer of another site) and e-mail addresses.
 */
const withoutQuotes = (message: string) =>
  message
    .slice(0, 10 * LONGEST)
    .replace(/^(Invalid [\w ]{1,40}|OAuth popup origin|Sign-up attempt[\w ]*):[\s\S]*$/, '$1')
    .replace(/[a-z][a-z\d+.-]*:\/\/\S*/gi, '…')
    .replace(/\S+@\S+/g, '…');

/**
 * Logs what happened, never with what. better-auth hands over the state of a failed login, and errors whose messages
 * can quote an answer of WeChat's (with tokens) or an address (with the code).
 */
export function createLogger(write: (line: string) => void): NonNullable<BetterAuthOptions['logger']> {
  return {
    log(level, message, ...details) {
      const names = details.filter((detail) => detail instanceof Error).map(nameOf);
      write(formatLine(level, withoutQuotes(`${message ?? ''}`), names));
    },
  };
}
