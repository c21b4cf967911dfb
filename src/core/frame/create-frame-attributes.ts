import { getFrameScheme } from '../apply-appearance.js';
import { HEIGHT, WIDTH } from '../default-options.js';
import type { QrLoginOptions } from '../qr-login-options.js';

/** Attributes by their HTML names. The server writes them into its HTML, and the browser sets them. */
type Attributes = Record<string, string>;

/** Creates the attributes that may change while a QR code is on screen. */
export const createLook = ({
  title = 'WeChat QR code',
  width = WIDTH,
  height = HEIGHT,
}: QrLoginOptions): Attributes => ({ title, width: `${width}`, height: `${height}` });

/**
 * Creates the style of a visible frame. The frame shrinks in a narrower column, and WeChat's page centers itself in it.
 * Otherwise the column would cut off the QR code.
 */
export function createFrameStyle(options: QrLoginOptions): string {
  const scheme = getFrameScheme(options);
  return `max-width:100%${scheme ? `;color-scheme:${scheme}` : ''}`;
}

/**
 * Quick login connects to desktop WeChat on this computer. Chrome >= 142 and Firefox >= 152 block this in a cross-site
 * frame without these permissions. Chrome before 145 knows only the first name, Firefox only the second.
 *
 * @see https://developer.chrome.com/blog/local-network-access
 */
const PERMISSIONS = ['local-network-access', 'loopback-network'];

/**
 * Creates the attributes that are set before the frame navigates: all except address and style. `allow` is the value
 * that the frame already has, because some versions of WeChat's script set one.
 */
export function createFrameAttributes(options: QrLoginOptions, isInPage: boolean, allow = ''): Attributes {
  for (const name of PERMISSIONS) {
    if (!allow.includes(name)) allow += `${allow && '; '}${name}`;
  }
  return {
    ...createLook(options),
    frameborder: '0',
    scrolling: 'no',
    allow,
    // A cross-origin isolated page has Cross-Origin-Embedder-Policy (see embedder-policy.ts).
    ...(globalThis.crossOriginIsolated && { credentialless: '' }),
    // Without a click in the frame, Chrome lets it navigate the top window only to the page's own origin, and Firefox
    // to none. A sandbox can allow it.
    ...(!isInPage && { sandbox: 'allow-scripts allow-same-origin allow-top-navigation' }),
  };
}
