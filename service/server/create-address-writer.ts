/** Headers in which proxies name the visitor. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

interface ClientAddressOptions {
  /** Proxies whose word counts. */
  trustedProxies: readonly string[];
  warn(message: string): void;
}

/**
 * Makes a function that puts the address a request really came from into its `X-Forwarded-For`, where better-auth
 * reads it. What a visitor writes there counts for nothing; what a trusted proxy writes does.
 *
 * Warns once if a forwarded header arrives and no proxy is trusted: behind a proxy all visitors then have its address.
 */
export function createAddressWriter({ trustedProxies, warn }: ClientAddressOptions) {
  let warned = false;
  return (given: Headers, remoteAddress: string | undefined): Headers => {
    const header = FORWARDED.find((name) => given.has(name));
    if (header && trustedProxies.length === 0 && !warned) {
      warned = true;
      const where = remoteAddress ?? 'an unknown address';
      warn(
        `A request from ${where} has the header ${header}, but TRUSTED_PROXIES is not set, so the header is ignored. If a proxy is in front of this server, all its visitors share one rate limit: set TRUSTED_PROXIES to the proxy's address.`,
      );
    }
    const headers = new Headers(given);
    if (!remoteAddress) return headers;
    // Link-local addresses come with the name of a network card: fe80::1%eth0.
    const [address = ''] = remoteAddress.split('%');
    const before = trustedProxies.length ? headers.get('x-forwarded-for') : null;
    headers.set('x-forwarded-for', before ? `${before}, ${address}` : address);
    return headers;
  };
}
