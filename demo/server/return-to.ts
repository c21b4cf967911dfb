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
  if (!value || !URL.canParse(value)) return;
  const url = new URL(value);
  // A blob: address has the origin of the page that made it, and a name before @ is there to be misread.
  const plain = /^https?:$/.test(url.protocol) && !url.username && !url.password;
  return plain && allowedOrigins.includes(url.origin) ? url.href : undefined;
}
