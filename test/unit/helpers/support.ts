import { vi } from 'vitest';
import { own } from '../../../src/shared/own.js';

/** A simulated network and WeChat page, because jsdom loads neither scripts nor frames. */

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

/**
 * Returns the pending requests. Browsers continue a request whose tag was removed, and the tag still gets its event.
 */
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

/** Creates the address of WeChat's frame like WeChat's script, without any encoding. */
export function createFrameAddress({
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

/** Finds, empties and fills the container like every version of WeChat's script. */
export function createWxLogin() {
  return vi.fn((request: WxLoginRequest) => {
    const frame = document.createElement('iframe');
    frame.src = createFrameAddress(request);
    const container = document.getElementById(request.id ?? '') as HTMLElement;
    container.innerHTML = '';
    container.appendChild(frame);
  });
}

/** Returns the stylesheet in a `data:` URL, including a byte order mark. */
export const readDataUrl = (url: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(atob(url.split(',')[1] ?? ''), (byte) => byte.charCodeAt(0)),
  );

/** Loads the script. Without a function, it has an empty body or has thrown. */
export function serve(url = SCRIPT_URL, wxLogin?: (request: WxLoginRequest) => void): void {
  if (wxLogin) vi.stubGlobal('WxLogin', wxLogin);
  answer(url, 'load');
}

export const refuse = (url = SCRIPT_URL) => answer(url, 'error');

/** Adds the address to the browser's list of completed requests of script tags. */
export const listAsOver = (over: string) =>
  vi.spyOn(performance, 'getEntriesByName').mockImplementation((url) => {
    const entry = { initiatorType: 'script' } as unknown as PerformanceEntry;
    return url === over ? [entry] : [];
  });

/** Dispatches messages of WeChat's page to the page around it, by default all of them. */
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

/** Navigates the frame to an address of our own origin. */
export function comeBack(frame: HTMLIFrameElement, path: string): void {
  const contentWindow = { location: new URL(path, location.origin) };
  Object.defineProperty(frame, 'contentWindow', { configurable: true, value: contentWindow });
  frame.dispatchEvent(new Event('load'));
}

/** Collects the types of all listeners that are added to window and document from now on, until they are removed. */
export function trackListeners(): () => string[] {
  // jsdom adds its own listeners at the first search.
  document.querySelector('body');
  const alive = new Set<{ target: EventTarget; type: string; listener: unknown }>();
  for (const target of [window, document] as EventTarget[]) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, settings) => {
      add(type, listener, settings);
      const { signal, once }: AddEventListenerOptions = own(typeof settings === 'object' ? settings : {});
      // React adds this listener once per document, and never removes it.
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
 * Returns everything that a login can leave behind, to compare it with `nothing`. A login that is not destroyed still
 * listens to a return from the back/forward cache.
 */
export function leftovers(listeners: () => string[]) {
  // jsdom dispatches the event of each write to sessionStorage with a timer of 0 ms.
  vi.advanceTimersByTime(0);
  return {
    listeners: listeners().filter((type) => type !== 'pageshow'),
    timers: vi.getTimerCount(),
    tags: tags().length,
    frames: frames().length,
  };
}
export const nothing = { listeners: [], timers: 0, tags: 0, frames: 0 };

/** Resets the page and the network. */
export function reset(): void {
  collect(observer.takeRecords());
  // Otherwise the next test would share a pending request.
  for (const tag of unanswered) tag.dispatchEvent(new Event('error'));
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  document.head.innerHTML = document.body.innerHTML = '';
  // For tests whose container is the body itself.
  document.body.removeAttribute('id');
  observer.takeRecords();
  unanswered.clear();
  sessionStorage.clear();
}
