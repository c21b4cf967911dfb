/** Characters that such an address may have: it is kept with each login that is begun. */
export const MAX_RETURN_TO = 2048;

/**
 * The address to go back to after the hosted login, or undefined when it is not one of the allowed origins'.
 *
 * Only what the URL parser itself takes for a whole address counts, and the answer is what it read: a browser reads
 * `\` as `/`, skips blanks, and takes `//host` for an address, so comparing the text would let those through.
 */
export function readReturnTo(
  value: string | undefined,
  allowedOrigins: readonly string[],
): string | undefined {
  if (!value || value.length > MAX_RETURN_TO || !URL.canParse(value)) return;
  const url = new URL(value);
  // A blob: address has the origin of the page that made it, and a name before @ is there to be misread.
  const plain = /^https?:$/.test(url.protocol) && !url.username && !url.password;
  // Escaped, it may be longer than what was sent.
  const fits = url.href.length <= MAX_RETURN_TO;
  return plain && fits && allowedOrigins.includes(url.origin) ? url.href : undefined;
}
