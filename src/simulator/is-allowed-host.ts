import { WECHAT_HOSTS } from './hosts.js';
import { parseUrl } from './parse-url.js';

/** Browsers resolve these names to this machine, whatever DNS says. */
const LOOPBACK = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/;
/** As URL parsers write them. */
const ADDRESS = /^\d+(\.\d+){3}$|^\[.*\]$/;

/** Whether a server that listens there listens on every address of its machine. */
export const isEverywhere = (host: string | boolean | undefined): boolean =>
  host === true || host === '0.0.0.0' || host === '::';

/** Which hosts are the simulator's, besides WeChat's and loopback. */
export interface HostRules {
  /** Names; a dot in front allows subdomains, too. */
  allowedHosts?: readonly string[] | undefined;
  /** Where the simulator's server listens. */
  listensOn?: string | undefined;
  /** The QR code names its host. */
  phoneOrigin?: string | undefined;
}

/**
 * Whether a request was meant for the simulator. A website whose own name resolves to the simulator's address is refused:
 * its scripts could read codes and approve logins. An address cannot be resolved to another one, so a simulator that
 * listens everywhere answers to all of them.
 *
 * @see https://en.wikipedia.org/wiki/DNS_rebinding
 */
export function isAllowedHost(
  hostname: string,
  { allowedHosts = [], listensOn, phoneOrigin }: HostRules,
): boolean {
  if (WECHAT_HOSTS.includes(hostname) || LOOPBACK.test(hostname)) return true;
  if (isEverywhere(listensOn) && ADDRESS.test(hostname)) return true;
  if (listensOn && hostname === (listensOn.includes(':') ? `[${listensOn}]` : listensOn)) return true;
  if (phoneOrigin && hostname === parseUrl(phoneOrigin)?.hostname) return true;
  return allowedHosts.some((allowed) =>
    allowed.startsWith('.') ? `.${hostname}`.endsWith(allowed) : hostname === allowed,
  );
}
