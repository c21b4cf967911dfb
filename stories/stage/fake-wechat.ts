import { useSyncExternalStore } from 'react';
import { type FakeWxLogin, type FakeWxLoginOptions, installFakeWxLogin } from 'wechat-qr-login/testing';

/** The fake WeChat of this page. The stories on one docs page share it. */
let fake: FakeWxLogin | undefined;
let version = 0;
const listeners = new Set<() => void>();
const redirectListeners = new Set<(url: string) => void>();

/** Renders everything again that uses `useWeChat`. */
export const notify = () => {
  version++;
  for (const listener of listeners) listener();
};

/** Replaces WeChat by the fake, unless the fake is installed already. */
export function installWeChat(options?: FakeWxLoginOptions): void {
  let count = 0;
  fake ??= installFakeWxLogin({
    // Short and stable: people read these ids, and pictures of stories are compared.
    createId: (kind) => `${kind}-${++count}`,
    ...options,
    onEvent: notify,
    // A story must not leave its page.
    onRedirect(url) {
      for (const listener of redirectListeners) listener(url);
    },
  });
}

/** Removes the fake, so that stories use the real WeChat. */
export function removeWeChat(): void {
  fake?.restore();
  fake = undefined;
}

/** Returns the fake WeChat. Throws if the toolbar has switched to the real one. */
export function getWeChat(): FakeWxLogin {
  if (!fake) throw new Error('There is no fake WeChat. Set "WeChat: fake" in the toolbar.');
  return fake;
}

/** Returns the fake WeChat, if it is installed, and renders again after each of its events. */
export function useWeChat(): FakeWxLogin | undefined {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
  return fake;
}

/** Listens for redirects of the whole page, which a story only reports. Returns the function that unsubscribes. */
export function onRedirect(listener: (url: string) => void): () => void {
  redirectListeners.add(listener);
  return () => {
    redirectListeners.delete(listener);
  };
}
