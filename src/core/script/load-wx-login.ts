import { listen, onAbort } from '../../shared/listen.js';
import { own } from '../../shared/own.js';
import { after, afterAwake } from '../../shared/timers.js';
import { RETRIES, SCRIPT_URL, TIMEOUT } from '../default-options.js';
import type { QrLoginOptions } from '../qr-login-options.js';
import { WeChatLoginError } from '../wechat-login-error.js';

/** WeChat's global function. Works with or without `new`; returns nothing usable. */
export type WxLogin = (options: Record<string, unknown>) => unknown;

/** Where the script is, and how long to wait for it. See the same options of `QrLoginOptions`. */
export type LoadWxLoginOptions = Pick<QrLoginOptions, 'scriptUrl' | 'nonce' | 'timeout' | 'retries'> & {
  /** Stops waiting. The promise then stays pending, and the tag is removed if no other caller waits for it. */
  signal?: AbortSignal | undefined;
};

/** The part of Trusted Types that is used here. TypeScript's DOM library lacks them. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
};

/** Our tags that are loading, and the number of callers that wait for each. */
const waiting = new Map<HTMLScriptElement, number>();

/** The address that each function was loaded from. */
const sources = new WeakMap<WxLogin, string>();

/** Returns the global function if it is from that address. One without a known address belongs to the page, and serves any address. */
function readGlobal(src: string): WxLogin | undefined {
  const { WxLogin } = window as { WxLogin?: WxLogin };
  return typeof WxLogin === 'function' && (sources.get(WxLogin) ?? src) === src ? WxLogin : undefined;
}

/** Created when it is first needed: a page may have one policy per name. Only `scriptUrl` ever passes through it. */
let policy: { createScriptURL(url: string): string } | undefined;

/** Passes the address through a policy. A page that requires Trusted Types must allow this policy by name. */
function trust(url: string): string {
  try {
    policy ??= trustedTypes.createPolicy('wechat-qr-login', { createScriptURL: String });
    return policy.createScriptURL(url);
  } catch {
    // The browser has no Trusted Types, or the page does not allow the name: then its default policy decides, if it has one.
    return url;
  }
}

/** Finds a tag for that address that is still loading. It may be ours or the page's. */
function findTag(src: string): HTMLScriptElement | undefined {
  // Our own first: micro-frontends keep the tags of their apps out of the document.
  const tag = [...waiting.keys(), ...document.scripts].find((script) => script.src === src);
  const isScript = (entry: PerformanceEntry) =>
    (entry as PerformanceResourceTiming).initiatorType === 'script';
  // A tag of the page's whose request has ended defined no WxLogin, and will never fire an event again.
  if (!tag || waiting.has(tag) || !performance.getEntriesByName?.(src).some(isScript)) return tag;
  tag.remove();
  return undefined;
}

/** Makes one attempt. Concurrent calls for the same address share the tag. */
function requestScript({
  scriptUrl = SCRIPT_URL,
  nonce,
  timeout = TIMEOUT,
  signal,
}: LoadWxLoginOptions): Promise<WxLogin> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return;
    const own = document.createElement('script');
    try {
      own.src = trust(scriptUrl);
    } catch (refused) {
      return reject(new WeChatLoginError('script_failed', scriptUrl, refused));
    }
    const { src } = own;
    const present = readGlobal(src);
    if (present) return resolve(present);

    const tag = findTag(src) ?? own;
    const lifetime = new AbortController();
    const settle = (code?: 'script_failed' | 'script_timeout') => {
      lifetime.abort();
      waiting.delete(tag);
      const wxLogin = readGlobal(src);
      if (!code && wxLogin) {
        sources.set(wxLogin, src);
        return resolve(wxLogin);
      }
      // A failure is never cached: the next mount may retry.
      tag.remove();
      reject(new WeChatLoginError(code ?? 'script_invalid', src));
    };
    listen(tag, 'load', () => settle(), lifetime.signal);
    listen(tag, 'error', () => settle('script_failed'), lifetime.signal);
    afterAwake(timeout, lifetime.signal, () => settle('script_timeout'));

    if (tag === own) {
      // Set as a property it would never reach the attribute.
      if (nonce) tag.setAttribute('nonce', nonce);
      // Not append(): wujie only sends scripts to its app's window if they are added this way.
      document.head.appendChild(tag);
      waiting.set(tag, 0);
    }
    const others = waiting.get(tag);
    if (others !== undefined) waiting.set(tag, others + 1);
    onAbort(signal, () => {
      if (lifetime.signal.aborted) return;
      lifetime.abort();
      const left = (waiting.get(tag) ?? 0) - 1;
      // The last caller removes the tag, unless it is the page's own.
      if (left === 0) tag.remove();
      if (left > 0) waiting.set(tag, left);
      else waiting.delete(tag);
    });
  });
}

/**
 * Loads WeChat's `wxLogin.js` once per address and resolves with its global function. Concurrent calls share one tag, a
 * tag that is already in the page is adopted, and a global that is already there is used. A failed tag is removed and
 * retried up to `retries` times, after 1 s, 2 s, 4 s…
 *
 * Rejects with `script_failed`, `script_timeout` or `script_invalid`; a later call may succeed. Only for browsers.
 *
 * @example
 * const WxLogin = await loadWxLogin();
 */
export async function loadWxLogin(options: LoadWxLoginOptions = {}): Promise<WxLogin> {
  const given = own(options);
  const { retries = RETRIES, signal } = given;
  for (let tried = 0; ; tried++) {
    try {
      return await requestScript(given);
    } catch (error) {
      if (tried >= retries) throw error;
      await new Promise<void>((resolve) => after(1000 * 2 ** tried, signal, resolve));
    }
  }
}

/** Starts loading the script before it is needed: on hover, or when a route is about to open. Reports nothing, and does nothing on a server. */
export function preloadWxLogin(options?: LoadWxLoginOptions): void {
  // Errors are ignored here, also that a server has no document: the next `loadWxLogin` call retries and reports them.
  loadWxLogin(own(options ?? {}, { retries: 0 })).catch(() => undefined);
}
