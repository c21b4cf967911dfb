/** Headers that proxies send with the visitor's address. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

interface ClientAddressOptions {
  /** Addresses or CIDR ranges of proxies whose `X-Forwarded-For` is trusted. */
  trustedProxies: readonly string[];
  warn(message: string): void;
}

/**
 * Creates a function that writes the sender's address to `X-Forwarded-For`, where better-auth reads it. The header's
 * previous value is kept only if proxies are trusted.
 *
 * Warns once if a request has a forwarded header and no proxy is trusted: behind a proxy, all visitors then share its
 * address.
 */
export function createAddressWriter({ trustedProxies, warn }: ClientAddressOptions) {
  let hasWarned = false;
  return (incoming: Headers, remoteAddress: string | undefined): Headers => {
    const header = FORWARDED.find((name) => incoming.has(name));
    if (header && trustedProxies.length === 0 && !hasWarned) {
      hasWarned = true;
      const where = remoteAddress ?? 'an unknown address';
      warn(
        `A request from ${where} has the header ${header}, but TRUSTED_PROXIES is not set, so the header is ignored. If a proxy is in front of this server, all its visitors share one rate limit: set TRUSTED_PROXIES to the proxy's address.`,
      );
    }
    const headers = new Headers(incoming);
    if (!remoteAddress) return headers;
    // Link-local addresses have a zone: fe80::1%eth0.
    const [address = ''] = remoteAddress.split('%');
    const before = trustedProxies.length ? headers.get('x-forwarded-for') : null;
    headers.set('x-forwarded-for', before ? `${before}, ${address}` : address);
    return headers;
  };
}
