import type { QrLoginEvents } from '../core/qr-login-options.js';

/** Creates the callbacks that dispatch the element's events. `WeChatQrLoginEventMap` describes them. */
export function dispatchEvents(element: HTMLElement): QrLoginEvents {
  const dispatch = (type: string, detail?: unknown, cancelable = false, members = {}) =>
    element.dispatchEvent(Object.assign(new CustomEvent(type, { detail, cancelable }), members));
  return {
    onStatusChange: (status, previous) => dispatch('statuschange', { status, previous }),
    onLoad: () => dispatch('scriptload'),
    onMount(iframe) {
      iframe.setAttribute('part', 'frame');
      dispatch('mount', iframe);
    },
    onReady: (detail) => dispatch('ready', detail),
    onAuthorized(detail) {
      const work: unknown[] = [];
      dispatch('authorized', detail, false, { waitUntil: (promise: unknown) => work.push(promise) });
      return Promise.all(work);
    },
    onRefused: (detail) => dispatch('refused', detail),
    onExpired: () => dispatch('expired'),
    onStuck: () => dispatch('stuck'),
    onError(error) {
      const isHandled = !dispatch('loginerror', error, true);
      if (__DEV__ && !isHandled) console.error(error);
    },
  };
}
