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
 * The style of a frame that can be seen. In a narrower column WeChat's page centres itself in the room there is. Cut off,
 * the QR code could not be read.
 */
export function createFrameStyle(options: QrLoginOptions): string {
  const scheme = getFrameScheme(options);
  return `max-width:100%${scheme ? `;color-scheme:${scheme}` : ''}`;
}

/**
 * Quick login looks for desktop WeChat on this machine. Chrome >= 142 and Firefox >= 152 refuse that to a cross-site
 * frame without these permissions. Chrome before 145 only knows the first name, Firefox only the second.
 *
 * @see https://developer.chrome.com/blog/local-network-access
 */
const PERMISSIONS = ['local-network-access', 'loopback-network'];

/**
 * Everything but address and style, set before the frame navigates. `allow` is what the frame already has: some versions
 * of WeChat's script set one of their own.
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
    // Browsers keep a cross-site frame that nobody clicked in from moving the top window: Chrome to another origin than
    // the page's, Firefox to any. A sandbox may allow it.
    ...(!isInPage && { sandbox: 'allow-scripts allow-same-origin allow-top-navigation' }),
  };
}
