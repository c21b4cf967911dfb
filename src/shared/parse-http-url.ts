/** Parses an http(s) URL, relative to `base` if there is one. Returns `undefined` for anything else. */
export function parseHttpUrl(url: string, base?: string): URL | undefined {
  try {
    const parsed = new URL(url, base);
    return /^https?:/.test(parsed.protocol) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
