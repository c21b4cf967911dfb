import { after, afterAwake, listen, onAbort } from '../shared/lifetime.js';
import { own } from '../shared/own.js';
import { WeChatLoginError } from './errors.js';
import { type QrLoginOptions, RETRIES, SCRIPT_URL, TIMEOUT } from './options.js';

/** WeChat's global function. Works with or without `new`; returns nothing usable. */
export type WxLogin = (options: Record<string, unknown>) => unknown;

/** `scriptUrl` defaults to WeChat's address, `timeout` to 15 000 ms, `retries` to 2. */
export type LoadWxLoginOptions = Pick<QrLoginOptions, 'scriptUrl' | 'nonce' | 'timeout' | 'retries'> & {
  /** Stop waiting, and leave nothing behind. */
  signal?: AbortSignal | undefined;
};

/** The part of Trusted Types that is used here; TypeScript's own DOM does not know them yet. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
};

/** The tags we made that are on their way, and how many wait for each. */
const waiting = new Map<HTMLScriptElement, number>();

/** Which address we had each function from. */
const sources = new WeakMap<WxLogin, string>();

/** The global function, if it is from that address. One of no address was put there by the page, and serves any. */
function readGlobal(src: string): WxLogin | undefined {
  const { WxLogin } = window as { WxLogin?: WxLogin };
  return typeof WxLogin === 'function' && (sources.get(WxLogin) ?? src) === src ? WxLogin : undefined;
}

/** Made when it is first needed: a page may have one policy of a name. It stays in this file, and is shown `scriptUrl` alone. */
let policy: { createScriptURL(url: string): string } | undefined;

/** Where the page requires Trusted Types, a script's address must come from a policy, which the page must allow by name. */
function trust(url: string): string {
  try {
    policy ??= trustedTypes.createPolicy('wechat-qr-login', { createScriptURL: String });
    return policy.createScriptURL(url);
  } catch {
    // No such thing in this browser, or the name is not allowed. The page's default policy decides, if it has one.
    return url;
  }
}

/** A tag for that address which still has something to say: one of ours on its way, or one that the page is loading. */
function findTag(src: string): HTMLScriptElement | undefined {
  // Our own first: micro-frontends keep the tags of their apps out of the document.
  const tag = [...waiting.keys(), ...document.scripts].find((script) => script.src === src);
  const isScript = (entry: PerformanceEntry) =>
    (entry as PerformanceResourceTiming).initiatorType === 'script';
  // A tag of the page's whose request is over has left no WxLogin behind, and will never speak again.
  if (!tag || waiting.has(tag) || !performance.getEntriesByName?.(src).some(isScript)) return tag;
  tag.remove();
  return undefined;
}

/** One attempt. Whoever asks for the same address meanwhile finds the tag in the page, and listens to it, too. */
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
      // Never keep a failure: the next mount may try afresh.
      tag.remove();
      reject(new WeChatLoginError(code ?? 'script_invalid', src));
    };
    listen(tag, 'load', () => settle(), lifetime.signal);
    listen(tag, 'error', () => settle('script_failed'), lifetime.signal);
    afterAwake(timeout, lifetime.signal, () => settle('script_timeout'));

    if (tag === own) {
      // As a property it would never reach the attribute.
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
      // The last one who waits takes the tag along, unless it is the page's own.
      if (left === 0) tag.remove();
      if (left > 0) waiting.set(tag, left);
      else waiting.delete(tag);
    });
  });
}

/**
 * Loads WeChat's `wxLogin.js` once per address and gives its global function. Concurrent calls share one tag,
 * a tag already in the page is adopted, a global already there is used. A failed tag is removed, and asked for
 * again up to `retries` times (default 2) after 1 s, 2 s, 4 s...
 *
 * Rejects with `script_failed`, `script_timeout` or `script_invalid`; a later call may succeed. Once its signal
 * aborts it stays silent. Needs a browser.
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

/** Starts loading the script before it is needed (a hovered button, a route about to open). Reports nothing; on a server it does nothing. */
export function preloadWxLogin(options?: LoadWxLoginOptions): void {
  if (typeof document === 'undefined') return;
  // Errors are ignored here: the next `loadWxLogin` call retries and reports them.
  loadWxLogin(own(options ?? {}, { retries: 0 })).catch(() => undefined);
}
