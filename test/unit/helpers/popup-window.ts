import { afterEach, beforeEach, vi } from 'vitest';
import {
  type AuthorizationPopupOptions,
  type LoginPopupOptions,
  openLoginPopup,
} from '../../../src/core/index.js';
import { controlPage } from './control-page.js';
import { leftovers } from './support.js';

/** A simulated pop-up window that opens, navigates, closes or is cut off. */

export const appid = 'wx0123456789abcdef';
export const ours = `${location.origin}/callback`;

/** The window from its opener's point of view. */
export class FakeWindow {
  closed = false;
  readable = true;
  focus = vi.fn();
  constructor(readonly url: string) {}

  get location(): { href: string } {
    if (!this.readable) throw new DOMException('cross-origin', 'SecurityError');
    return { href: 'about:blank' };
  }
  get state(): string {
    return new URL(this.url).searchParams.get('state') ?? '';
  }
  close = vi.fn(() => {
    this.closed = true;
  });
  /** Loads WeChat's page. */
  leave() {
    this.readable = false;
  }
  /** Loads WeChat's page, which cuts the window off. */
  cutOff() {
    this.readable = false;
    this.closed = true;
  }
}

/** Delivers messages synchronously. Browser tests use a real channel. */
class FakeChannel {
  static open = new Set<FakeChannel>();
  onmessage?: (event: { data: unknown }) => void;
  constructor(readonly name: string) {
    FakeChannel.open.add(this);
  }
  postMessage(data: unknown) {
    for (const other of FakeChannel.open)
      if (other !== this && other.name === this.name) other.onmessage?.({ data });
  }
  close() {
    FakeChannel.open.delete(this);
  }
}
export const post = (name: string, data: unknown) => {
  const channel = new FakeChannel(name);
  channel.postMessage(data);
  channel.close();
};

const opened: FakeWindow[] = [];
export const openWindow = vi.fn((url: string, _name: string, _features: string) => {
  const popup = new FakeWindow(url);
  opened.push(popup);
  return popup as FakeWindow | null;
});
export const windows = () => opened;
export function popupAt(index = 0): FakeWindow {
  const popup = opened[index];
  if (!popup) throw new Error(`There is no window ${index}.`);
  return popup;
}

/** Installs fake timers, windows and channels for each test of a file. Returns what a login has left behind. */
export function controlWindows() {
  const listeners = controlPage();
  beforeEach(() => {
    // jsdom has the vendor of WebKit.
    vi.spyOn(navigator, 'vendor', 'get').mockReturnValue('');
    opened.length = 0;
    openWindow.mockClear();
    FakeChannel.open.clear();
    localStorage.clear();
    vi.stubGlobal('open', openWindow);
    vi.stubGlobal('BroadcastChannel', FakeChannel);
  });
  // The page has one login at a time. If it were still pending, it would get the click of the next test.
  afterEach(() => {
    window.dispatchEvent(new Event('pagehide'));
  });
  return () => {
    // jsdom dispatches the event of a write to localStorage with a timer.
    vi.advanceTimersByTime(1);
    return {
      ...leftovers(listeners),
      marks: localStorage.length,
      channels: FakeChannel.open.size,
      windows: opened.filter(({ closed }) => !closed).length,
    };
  };
}
export const nothing = { listeners: [], timers: 0, tags: 0, frames: 0, marks: 0, channels: 0, windows: 0 };

/** Calls openLoginPopup. Returns its outcome: `pending`, a result, or the code of the error. */
export const login = (options: Partial<LoginPopupOptions> = {}) =>
  track(() => openLoginPopup({ appid, redirect_uri: ours, ...options }));

/** Calls openLoginPopup with an authorization address. */
export const authorize = (options: AuthorizationPopupOptions) => track(() => openLoginPopup(options));

function track(open: () => Promise<unknown>) {
  const attempt: { outcome: unknown; error?: Error; promise: Promise<void> } = {
    outcome: 'pending',
    promise: open().then(
      (result) => {
        attempt.outcome = result;
      },
      (error) => {
        attempt.error = error;
        attempt.outcome = error.code ?? error;
      },
    ),
  };
  return attempt;
}

/** Returns the message of the redirect page after that answer. */
export const relayed = (result: { type: string; code?: string; state: string }) => {
  const { type, ...parameters } = result;
  return { 'wechat-qr-login': { url: `${ours}?${new URLSearchParams(parameters)}` } };
};

/** Dispatches a message to the page that waits. */
export function say(source: unknown, result: Parameters<typeof relayed>[0], origin = location.origin): void {
  const data = relayed(result);
  window.dispatchEvent(Object.assign(new Event('message'), { source, origin, data }));
}
