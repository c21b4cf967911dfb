import { getRequestId } from './request-context.js';

/** Maximum length of a text in the log. */
export const MAX_LENGTH = 300;
/** Maximum number of errors per line. */
const MAX_ERRORS = 5;

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
