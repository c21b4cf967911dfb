import type { WebsiteLabels } from '../shared/labels/labels.js';
import type { QrLoginSnapshot } from './qr-login.js';
import type { QrLoginStatus } from './qr-login-status.js';

/** What a presentation shows over WeChat's frame or instead of it. */
export interface Overlay {
  /** The name of the part. With `ready` WeChat's frame stays visible. */
  readonly name: 'loading' | 'ready' | 'authorized' | 'refused' | 'expired' | 'error' | 'insideWeChat';
  /** Nothing is shown without it. */
  readonly message?: string | undefined;
  /** The text of the button that starts again. */
  readonly button?: string | undefined;
  /** Where the link to WeChat's full-page login goes. */
  readonly link?: string | undefined;
}

/** A snapshot, or `insideWeChat` instead of a status: the visitor has nothing to scan with, and WeChat is asked for nothing. */
export type Presented = Omit<QrLoginSnapshot, 'status'> & { readonly status: QrLoginStatus | 'insideWeChat' };

/** Decides what is shown with a snapshot, for `<WeChatQrLogin>` and `<wechat-qr-login>`. */
export function getOverlay(
  { status, error, authorizationUrl, isStuck, isVisible }: Presented,
  text: WebsiteLabels,
): Overlay {
  const name = status === 'idle' || status === 'mounting' ? 'loading' : status;
  if (name === 'ready') return isStuck ? { name, message: text.stuck, link: authorizationUrl } : { name };
  if (name === 'loading' && isVisible) return { name };
  // Only other options help there, so the developer's message is the one to show.
  if (error?.code === 'invalid_options') return { name, message: error.message };
  return {
    name,
    message:
      text[name === 'authorized' ? 'confirming' : error?.code === 'sign_in_failed' ? 'signInFailed' : name],
    button: /loading|authorized/.test(name)
      ? undefined
      : text[error ? 'retry' : name === 'insideWeChat' ? 'show' : 'refresh'],
    link: error && authorizationUrl,
  };
}
