import type { Labels } from '../shared/labels/index.js';
import type { QrLoginSnapshot } from './qr-login-options.js';

/** What a presentation shows over WeChat's frame or instead of it. */
export interface Overlay {
  /** The name of the part. With `ready` WeChat's frame stays visible. */
  readonly name: 'loading' | 'ready' | 'authorized' | 'refused' | 'expired' | 'error';
  /** Nothing is shown without it. */
  readonly message: string | undefined;
  /** The text of the button that starts again. */
  readonly button: string | undefined;
  /** Where the link to WeChat's full-page login goes. */
  readonly link: string | undefined;
}

/** Decides what is shown with a snapshot, for `<WeChatQrLogin>` and `<wechat-qr-login>`. */
export function getOverlay(
  { status, error, authorizationUrl, isStuck }: QrLoginSnapshot,
  text: Labels,
): Overlay {
  const name = status === 'idle' || status === 'mounting' ? 'loading' : status;
  if (name === 'ready') {
    return isStuck
      ? { name, message: text.stuck, button: undefined, link: authorizationUrl }
      : { name, message: undefined, button: undefined, link: undefined };
  }
  // Only other options help there, so the developer's message is the one to show.
  const isInvalid = error?.code === 'invalid_options';
  return {
    name,
    message: isInvalid ? error.message : text[name === 'authorized' ? 'confirming' : name],
    button: isInvalid || /loading|authorized/.test(name) ? undefined : error ? text.retry : text.refresh,
    link: error && !isInvalid ? authorizationUrl : undefined,
  };
}
