import { WeChatLoginError } from './errors.js';
import { after, onAbort } from './lifetime.js';
import { type QrLoginOptions, SCRIPT_URL, TIMEOUT } from './options.js';

/** WeChat's global function. Works with or without `new`; returns nothing usable. */
export type WxLogin = (options: Record<string, unknown>) => unknown;

export type LoadWxLoginOptions = Pick<QrLoginOptions, 'scriptUrl' | 'nonce' | 'timeout' | 'retries'> & {
  /** Stop waiting, and leave nothing behind. */
  signal?: AbortSignal | undefined;
};

/** The global function, with the address we had it from. Without one it was put there by the page, and serves any. */
function readGlobal(): (WxLogin & { address?: string }) | undefined {
  const { WxLogin } = window as { WxLogin?: unknown };
  return typeof WxLogin === 'function' ? (WxLogin as WxLogin) : undefined;
}

/** One attempt. Whoever asks for the same address meanwhile finds the tag in the page, and listens to it, too. */
function requestScript(
  url: string,
  { nonce, timeout = TIMEOUT, signal }: LoadWxLoginOptions,
): Promise<WxLogin> {
  return new Promise((resolve, reject) => {
    const present = readGlobal();
    if (present && (present.address ?? url) === url) return resolve(present);

    // A tag whose request is over has left no WxLogin behind, and will never speak again.
    const isOver = performance
      .getEntriesByName?.(url)
      .some((entry) => (entry as PerformanceResourceTiming).initiatorType === 'script');
    const found = [...document.scripts].find(({ src }) => src === url);
    if (isOver) found?.remove();
    const adopted = !isOver && found;
    const tag = adopted || document.createElement('script');

    const waiting = new AbortController();
    const settle = (code?: 'script_failed' | 'script_timeout') => {
      waiting.abort();
      const wxLogin = readGlobal();
      if (!code && wxLogin) {
        wxLogin.address = url;
        return resolve(wxLogin);
      }
      // Never keep a failure: the next mount may try afresh.
      tag.remove();
      reject(new WeChatLoginError(code ?? 'script_invalid', url));
    };
    tag.addEventListener('load', () => settle(), waiting);
    tag.addEventListener('error', () => settle('script_failed'), waiting);
    after(timeout, waiting.signal, () => settle('script_timeout'));
    onAbort(signal, () => {
      if (!adopted && !waiting.signal.aborted) tag.remove();
      waiting.abort();
    });
    if (adopted) return;
    tag.src = url;
    // As a property it would never reach the attribute.
    if (nonce) tag.setAttribute('nonce', nonce);
    document.head.append(tag);
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
  const { scriptUrl = SCRIPT_URL, retries = 2, signal } = options;
  for (let tried = 0; ; tried++) {
    try {
      return await requestScript(new URL(scriptUrl, document.baseURI).href, options);
    } catch (error) {
      if (tried >= retries) throw error;
      await new Promise<void>((resolve) => after(1000 * 2 ** tried, signal, resolve));
    }
  }
}

/** Starts loading the script before it is needed (a hovered button, a route about to open). Reports nothing; on a server it does nothing. */
export function preloadWxLogin(options?: LoadWxLoginOptions): void {
  if (typeof document === 'undefined') return;
  // Whoever really needs the script asks again, and hears of the failure then.
  loadWxLogin({ ...options, retries: 0 }).catch(() => undefined);
}
