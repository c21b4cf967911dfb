import { HEIGHT, type QrLoginOptions, WIDTH } from '../qr-login-options.js';

/** Applies the options that may change while a QR code is on screen. */
export function presentFrame(iframe: HTMLIFrameElement, options: QrLoginOptions): void {
  const { title = 'WeChat QR code', width = WIDTH, height = HEIGHT } = options;
  Object.assign(iframe, { title, width, height, frameBorder: '0', scrolling: 'no' });
}

/**
 * Quick login looks for desktop WeChat on this machine. Chrome >= 142 and Firefox >= 152 refuse that to a cross-site
 * frame without these permissions. Chrome before 145 only knows the first name, Firefox only the second.
 *
 * @see https://developer.chrome.com/blog/local-network-access
 */
const PERMISSIONS = ['local-network-access', 'loopback-network'];

/** Adds the permissions that the frame does not have yet. Some versions of WeChat's script set an `allow` of their own. */
function allowQuickLogin(iframe: HTMLIFrameElement): void {
  for (const name of PERMISSIONS) {
    const allow = iframe.getAttribute('allow') ?? '';
    if (!allow.includes(name)) iframe.setAttribute('allow', `${allow && `${allow}; `}${name}`);
  }
}

/** Sets the attributes that the browser reads when the frame starts to navigate, whoever made the frame. */
export function prepareFrame(iframe: HTMLIFrameElement, options: QrLoginOptions, isInPage: boolean): void {
  presentFrame(iframe, options);
  Object.assign(iframe.style, {
    // Hidden until WeChat's page is up: an empty frame flashes white on a dark page.
    opacity: 0,
    // A frame whose colour scheme differs from its page's is painted on opaque white. WeChat's page is light and transparent.
    colorScheme: options.color_scheme ? '' : 'light',
    // In a narrower column WeChat's page centres itself in the room there is. Cut off, the QR code could not be read.
    maxWidth: '100%',
  });
  allowQuickLogin(iframe);
  // An isolated page has Cross-Origin-Embedder-Policy (see embedder-policy.ts).
  if (window.crossOriginIsolated) iframe.setAttribute('credentialless', '');
  // Browsers keep a cross-site frame that nobody clicked in from moving the top window: Chrome to another origin than
  // the page's, Firefox to any. A sandbox may allow it.
  if (!isInPage) iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-top-navigation');
}
