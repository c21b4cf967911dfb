/** The URL, if it is one. As `URL.parse`, which the jsdom of Jest 29 does not have, nor `URL.canParse`. */
export function parseUrl(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
