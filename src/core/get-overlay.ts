import type { WebsiteLabels } from '../shared/labels/labels.js';
import type { QrLoginSnapshot } from './qr-login.js';
import type { QrLoginStatus } from './qr-login-status.js';

/** The content that the component or the custom element shows over WeChat's frame, or instead of it. */
export interface Overlay {
  /** The name of the part. With `ready`, WeChat's frame is visible. */
  readonly name: 'loading' | 'ready' | 'authorized' | 'refused' | 'expired' | 'error' | 'insideWeChat';
  /** Without it, nothing is shown. */
  readonly message?: string | undefined;
  /** The text of the button that starts again. */
  readonly button?: string | undefined;
  /** Address of the link to WeChat's full-page login. */
  readonly link?: string | undefined;
}

/**
 * A snapshot. Its status can be `insideWeChat`: in WeChat's own browser, the visitor cannot scan a QR code, and none is
 * requested.
 */
export type Presented = Omit<QrLoginSnapshot, 'status'> & { readonly status: QrLoginStatus | 'insideWeChat' };

/** Returns the content that `<WeChatQrLogin>` and `<wechat-qr-login>` show for a snapshot. */
export function getOverlay(
  { status, error, authorizationUrl, isStuck, isVisible }: Presented,
  text: WebsiteLabels,
): Overlay {
  const name = status === 'idle' || status === 'mounting' ? 'loading' : status;
  if (name === 'ready') return isStuck ? { name, message: text.stuck, link: authorizationUrl } : { name };
  if (name === 'loading' && isVisible) return { name };
  // The developer has to correct the options, so the box shows the developer's message.
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
