import { getFrameScheme } from '../apply-appearance.js';
import { HEIGHT, WIDTH } from '../default-options.js';
import type { QrLoginOptions } from '../qr-login-options.js';

/** Attributes as HTML names them: the server writes them into its HTML, the browser sets them. */
type Attributes = Record<string, string>;

/** The attributes that may change while a QR code is on screen. */
export const createLook = ({
  title = 'WeChat QR code',
  width = WIDTH,
  height = HEIGHT,
}: QrLoginOptions): Attributes => ({ title, width: `${width}`, height: `${height}` });

/**
 * The style of a frame that can be seen. In a narrower column WeChat's page centers itself in the available width. A QR
 * code that is cut off cannot be read.
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
    // An isolated page has Cross-Origin-Embedder-Policy (see embedder-policy.ts).
    ...(globalThis.crossOriginIsolated && { credentialless: '' }),
    // Without a click in the frame, browsers do not let a cross-site frame navigate the top window: Chrome not to another
    // origin than the page's, Firefox not at all. A sandbox can allow it.
    ...(!isInPage && { sandbox: 'allow-scripts allow-same-origin allow-top-navigation' }),
  };
}
