/** Maximum length of a `return_to` address. It is stored with each login. */
export const MAX_RETURN_TO = 2048;

/**
 * Reads the address to return to after a hosted login.
 *
 * The value has to be an absolute URL, and the parsed URL is returned. Comparing the text would not be safe: browsers read
 * `\` as `/`, skip whitespace, and accept `//host` as an address.
 *
 * @returns undefined if the origin is not in the allowlist
 */
export function readReturnTo(
  value: string | undefined,
  allowedOrigins: readonly string[],
): string | undefined {
  if (!value || value.length > MAX_RETURN_TO || !URL.canParse(value)) return;
  const url = new URL(value);
  // The origin of a blob: URL is that of the page that created it. User info before @ can look like a host.
  const isPlain = /^https?:$/.test(url.protocol) && !url.username && !url.password;
  // Escaping can make the URL longer than the value.
  const fits = url.href.length <= MAX_RETURN_TO;
  return isPlain && fits && allowedOrigins.includes(url.origin) ? url.href : undefined;
}
