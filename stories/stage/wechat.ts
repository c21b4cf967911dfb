import { useSyncExternalStore } from 'react';
import { type FakeWxLogin, type FakeWxLoginOptions, installFakeWxLogin } from 'wechat-qr-login/testing';

/** The fake of this page. Several stories of one docs page share it. */
let fake: FakeWxLogin | undefined;
let steps = 0;
const listeners = new Set<() => void>();
const redirects = new Set<(url: string) => void>();

/** Something has changed that the phone can see. */
export const notify = () => {
  steps++;
  for (const listener of listeners) listener();
};

/** From now on WeChat is the fake. Does nothing when it is already. */
export function installWeChat(options?: FakeWxLoginOptions): void {
  let made = 0;
  fake ??= installFakeWxLogin({
    // Short, and the same each time: people read them, and pictures of them are compared.
    createId: (kind) => `${kind}-${++made}`,
    ...options,
    onEvent: notify,
    // A story is no page that may go away.
    onRedirect(url) {
      for (const listener of redirects) listener(url);
    },
  });
}

/** From now on WeChat is the real one. */
export function removeWeChat(): void {
  fake?.restore();
  fake = undefined;
}

/** The fake that the stories of this page run with. Throws where they run with the real WeChat. */
export function getWeChat(): FakeWxLogin {
  if (!fake) throw new Error('There is no fake WeChat: the toolbar says "real".');
  return fake;
}

/** The same for what is drawn: follows each step. */
export function useWeChat(): FakeWxLogin | undefined {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => steps,
  );
  return fake;
}

/** Where the whole page would go after a scan that is not completed in the page. The answer ends it. */
export function onRedirect(listener: (url: string) => void): () => void {
  redirects.add(listener);
  return () => {
    redirects.delete(listener);
  };
}
