import { vi } from 'vitest';
import { own } from '../../../src/shared/own.js';

/** What several unit tests need: the network and WeChat's page, played by hand. jsdom fetches neither. */

export const SCRIPT_URL = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
const WECHAT = 'https://open.weixin.qq.com';
export const options = { appid: 'wx0123456789abcdef', redirect_uri: 'https://shop.example/callback' };

export const tags = (url = SCRIPT_URL) => [...document.scripts].filter((script) => script.src === url);

const unanswered = new Set<HTMLScriptElement>();
const collect = (records: MutationRecord[]) => {
  for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (node instanceof HTMLScriptElement) unanswered.add(node);
  }
};
const observer = new MutationObserver(collect);
observer.observe(document.head, { childList: true });

/** Requests under way. Browsers go on with one whose tag was taken out, and its tag still hears the outcome. */
export function requests(url = SCRIPT_URL): HTMLScriptElement[] {
  collect(observer.takeRecords());
  return [...unanswered].filter(({ src }) => src === url);
}

function answer(url: string, outcome: 'load' | 'error'): void {
  for (const tag of requests(url)) {
    unanswered.delete(tag);
    tag.dispatchEvent(new Event(outcome));
  }
}

export const frames = () => [...document.querySelectorAll('iframe')];

export function frameAt(): HTMLIFrameElement {
  const [frame] = frames();
  if (!frame) throw new Error('There is no frame.');
  return frame;
}

export type WxLoginRequest = Record<string, string> & { onCleanup?: () => void };

/** The address of WeChat's frame, put together as its script does: nothing is encoded. */
export function addressOf({
  appid,
  scope,
  redirect_uri,
  state,
  self_redirect,
  href,
}: WxLoginRequest): string {
  return (
    `${WECHAT}/connect/qrconnect?appid=${appid}&scope=${scope}&redirect_uri=${redirect_uri}&state=${state}` +
    `&login_type=jssdk&self_redirect=${self_redirect ?? 'default'}${href ? `&href=${href}` : ''}`
  );
}

/** Looks up, empties and fills the container as every version of WeChat's script does. */
export function createWxLogin() {
  return vi.fn((request: WxLoginRequest) => {
    const frame = document.createElement('iframe');
    frame.src = addressOf(request);
    const container = document.getElementById(request.id ?? '') as HTMLElement;
    container.innerHTML = '';
    container.appendChild(frame);
  });
}

/** The stylesheet that a `data:` address holds, down to a byte order mark. */
export const readDataUrl = (url: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(atob(url.split(',')[1] ?? ''), (byte) => byte.charCodeAt(0)),
  );

/** The script arrives and runs; without a function it is an empty body, or one that threw. */
export function serve(url = SCRIPT_URL, wxLogin?: (request: WxLoginRequest) => void): void {
  if (wxLogin) vi.stubGlobal('WxLogin', wxLogin);
  answer(url, 'load');
}

export const refuse = (url = SCRIPT_URL) => answer(url, 'error');

/** The browser lists this address as asked for by a script tag, and done with. */
export const listAsOver = (over: string) =>
  vi.spyOn(performance, 'getEntriesByName').mockImplementation((url) => {
    const entry = { initiatorType: 'script' } as unknown as PerformanceEntry;
    return url === over ? [entry] : [];
  });

/** What WeChat's page tells the page around it: by default, everything that it has to say. */
export function say(frame: HTMLIFrameElement, ...statuses: ('wxReady' | 'wxQRcodeReady')[]): void {
  for (const status of statuses.length ? statuses : ['wxReady', 'wxQRcodeReady']) {
    window.dispatchEvent(
      new MessageEvent('message', {
        source: frame.contentWindow,
        origin: WECHAT,
        data: JSON.stringify({ type: 'status', status }),
      }),
    );
  }
}

/** WeChat's page sends the frame on to a readable address of ours. */
export function comeBack(frame: HTMLIFrameElement, path: string): void {
  const contentWindow = { location: new URL(path, location.origin) };
  Object.defineProperty(frame, 'contentWindow', { configurable: true, value: contentWindow });
  frame.dispatchEvent(new Event('load'));
}

/** The types of all listeners that window and document have been given from now on, and still have. */
export function trackListeners(): () => string[] {
  const alive = new Set<{ target: EventTarget; type: string; listener: unknown }>();
  for (const target of [window, document] as EventTarget[]) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, settings) => {
      add(type, listener, settings);
      const { signal, once }: AddEventListenerOptions = own(typeof settings === 'object' ? settings : {});
      // React listens to this one once per document, for good.
      if (signal?.aborted || type === 'selectionchange') return;
      const entry = { target, type, listener };
      signal?.addEventListener('abort', () => alive.delete(entry));
      if (once) add(type, () => alive.delete(entry), { once: true });
      alive.add(entry);
    });
    vi.spyOn(target, 'removeEventListener').mockImplementation((type, listener, settings) => {
      remove(type, listener, settings);
      for (const entry of alive) {
        if (entry.target === target && entry.type === type && entry.listener === listener)
          alive.delete(entry);
      }
    });
  }
  return () => [...alive].map(({ type }) => type);
}

/**
 * Everything a login might leave behind, for one comparison with `nothing`. A login that is not destroyed still waits for
 * the page to return from the back/forward cache.
 */
export function leftovers(listeners: () => string[]) {
  // jsdom announces each write to sessionStorage by a timer of 0 ms.
  vi.advanceTimersByTime(0);
  return {
    listeners: listeners().filter((type) => type !== 'pageshow'),
    timers: vi.getTimerCount(),
    tags: tags().length,
    frames: frames().length,
  };
}
export const nothing = { listeners: [], timers: 0, tags: 0, frames: 0 };

/** Back to an empty page and a silent network. */
export function reset(): void {
  collect(observer.takeRecords());
  // A request without an answer would be shared with the next test.
  for (const tag of unanswered) tag.dispatchEvent(new Event('error'));
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.head.innerHTML = document.body.innerHTML = '';
  // Where the body itself was a container.
  document.body.removeAttribute('id');
  observer.takeRecords();
  unanswered.clear();
  sessionStorage.clear();
}
