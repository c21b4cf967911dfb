/**
 * Parses a URL. Returns `undefined` if the text is not a valid URL.
 *
 * Replaces `URL.parse` and `URL.canParse`: the jsdom of Jest 29 has neither.
 */
export function parseUrl(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
