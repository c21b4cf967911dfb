import { WECHAT_HOSTS } from './hosts.js';
import { parseUrl } from './parse-url.js';

/**
 * Browsers resolve these names to the local machine, whatever DNS answers.
 *
 * @see https://w3c.github.io/webappsec-secure-contexts/#localhost
 */
const LOOPBACK = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/;
/** Checks whether a host name is this machine. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);
/** An IP address in the notation of `URL.hostname`. */
const ADDRESS = /^\d+(\.\d+){3}$|^\[.*\]$/;

/** Checks whether a server with this `host` option listens on all addresses of its machine. */
export const isEverywhere = (host: string | boolean | undefined): boolean =>
  host === true || host === '0.0.0.0' || host === '::';

/** The allowed hosts besides WeChat's hosts and loopback. */
export interface HostRules {
  /** Host names. A leading dot also allows subdomains. */
  allowedHosts?: readonly string[] | undefined;
  /** The address that the server listens on. */
  listensOn?: string | undefined;
  /** The origin in the QR code. */
  phoneOrigin?: string | undefined;
}

/**
 * Checks whether the simulator may answer requests for a host name.
 *
 * Prevents DNS rebinding: a website can point its own name at the simulator's address. Its scripts would then be
 * same-origin with the simulator, and could read codes and approve logins. An IP address cannot be rebound, so a
 * simulator that listens on all addresses answers under every address.
 *
 * @see https://en.wikipedia.org/wiki/DNS_rebinding
 */
export function isAllowedHost(
  hostname: string,
  { allowedHosts = [], listensOn, phoneOrigin }: HostRules,
): boolean {
  if (WECHAT_HOSTS.includes(hostname) || isLoopback(hostname)) return true;
  if (isEverywhere(listensOn) && ADDRESS.test(hostname)) return true;
  if (listensOn && hostname === (listensOn.includes(':') ? `[${listensOn}]` : listensOn)) return true;
  if (phoneOrigin && hostname === parseUrl(phoneOrigin)?.hostname) return true;
  return allowedHosts.some((allowed) =>
    allowed.startsWith('.') ? `.${hostname}`.endsWith(allowed) : hostname === allowed,
  );
}
