import { listen, onAbort } from '../../shared/listen.js';
import { own } from '../../shared/own.js';
import { after, afterAwake } from '../../shared/timers.js';
import { RETRIES, SCRIPT_URL, TIMEOUT } from '../default-options.js';
import type { QrLoginOptions } from '../qr-login-options.js';
import { WeChatLoginError } from '../wechat-login-error.js';

/** WeChat's global function. Works with or without `new`. Do not use its return value. */
export type WxLogin = (options: Record<string, unknown>) => unknown;

/** Options of `loadWxLogin`. See the same options of `QrLoginOptions`. */
export type LoadWxLoginOptions = Pick<QrLoginOptions, 'scriptUrl' | 'nonce' | 'timeout' | 'retries'> & {
  /** Stops waiting. The promise then never settles. The tag is removed unless another caller waits for it. */
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

/**
 * Returns the global function if it was loaded from that address. If its address is unknown, the page has loaded it,
 * and it is used for every address.
 */
function readGlobal(src: string): WxLogin | undefined {
  const { WxLogin } = window as { WxLogin?: WxLogin };
  return typeof WxLogin === 'function' && (sources.get(WxLogin) ?? src) === src ? WxLogin : undefined;
}

/** Created on first use, because a page can create only one policy per name. It is used for `scriptUrl` only. */
let policy: { createScriptURL(url: string): string } | undefined;

/** Passes the address through a policy. A page that requires Trusted Types must allow this policy by name. */
function trust(url: string): string {
  try {
    policy ??= trustedTypes.createPolicy('wechat-qr-login', { createScriptURL: String });
    return policy.createScriptURL(url);
  } catch {
    // The browser has no Trusted Types, or the page does not allow the name. In the second case, the page's default
    // policy decides, if it has one.
    return url;
  }
}

/** Finds a tag for that address that is still loading. It may be ours or the page's. */
function findTag(src: string): HTMLScriptElement | undefined {
  // Our own tags first, because micro-frontends do not put the tags of their apps into the document.
  const tag = [...waiting.keys(), ...document.scripts].find((script) => script.src === src);
  const isScript = (entry: PerformanceEntry) =>
    (entry as PerformanceResourceTiming).initiatorType === 'script';
  // If the request of the page's tag has ended, the tag has defined no WxLogin, and fires no further event.
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
      // Failures are not cached, so the next mount can retry.
      tag.remove();
      reject(new WeChatLoginError(code ?? 'script_invalid', src));
    };
    listen(tag, 'load', () => settle(), lifetime.signal);
    listen(tag, 'error', () => settle('script_failed'), lifetime.signal);
    afterAwake(timeout, lifetime.signal, () => settle('script_timeout'));

    if (tag === own) {
      // As a property, it would not be set as the attribute.
      if (nonce) tag.setAttribute('nonce', nonce);
      // Not append(), because wujie runs scripts in its app's window only if they are added with appendChild().
      document.head.appendChild(tag);
      waiting.set(tag, 0);
    }
    const others = waiting.get(tag);
    if (others !== undefined) waiting.set(tag, others + 1);
    onAbort(signal, () => {
      if (lifetime.signal.aborted) return;
      lifetime.abort();
      const left = (waiting.get(tag) ?? 0) - 1;
      // The last caller removes the tag. Tags of the page stay.
      if (left === 0) tag.remove();
      if (left > 0) waiting.set(tag, left);
      else waiting.delete(tag);
    });
  });
}

/**
 * Loads WeChat's `wxLogin.js` once per address, and resolves with its global function. Concurrent calls share one tag.
 * It uses a global function or a tag that is already in the page. After a failure, it removes the tag and retries up to
 * `retries` times, after 1 s, 2 s, 4 s…
 *
 * Rejects with `script_failed`, `script_timeout` or `script_invalid`. A later call can succeed. Only for browsers.
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

/**
 * Starts to load the script before the login needs it, for example on hover. Reports no errors. Does nothing on a
 * server.
 */
export function preloadWxLogin(options?: LoadWxLoginOptions): void {
  if (typeof document === 'undefined') return;
  // Errors are ignored here: the next `loadWxLogin` call retries and reports them.
  loadWxLogin(own(options ?? {}, { retries: 0 })).catch(() => undefined);
}
