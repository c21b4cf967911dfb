import { redirectOrigin, selfRedirect } from './encode.js';
import { HEIGHT, type QrLoginOptions, WIDTH } from './options.js';

/** Said once each: a re-render or StrictMode must not repeat them. */
const said = new Set<string>();

function warn(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`wechat-qr-login: ${message}`);
}

/** Options that WeChat would silently ignore or trip over. Only called in development; production builds drop this file. */
export function warnAboutOptions(options: QrLoginOptions): void {
  const { stylelite, href, css, width = WIDTH, height = HEIGHT, state = '' } = options;
  if (Number(stylelite) && (href || css)) {
    warn('href and css have no effect together with stylelite: WeChat styles that look itself.');
  }
  if (css && /(url\(|@import)\s*["']?(?!["'\s]|url|https:|data:|#)/i.test(css)) {
    warn(
      'css has an address that leads nowhere: inside the data URL that WeChat gets, only https: and data: ones load.',
    );
  }
  if (Number(stylelite) && Math.min(width, height) < 220) {
    warn('stylelite needs at least 220 x 220 px: raise width and height.');
  }
  if (/#|%23/.test(options.redirect_uri)) {
    warn(
      'redirect_uri has a "#": WeChat puts the code into the fragment, which servers never see. readCallback() reads both places.',
    );
  }
  if (new TextEncoder().encode(state).length > 128) {
    warn(
      'state is longer than 128 bytes, the limit that WeChat documents for official accounts: test it with the real WeChat.',
    );
  }
  if (!selfRedirect(options) && window.top !== window) {
    warn(
      'This page stands in a frame itself: after the scan WeChat moves the outermost window, which Chrome forbids for other origins. Use onAuthorized, and the code comes to this page.',
    );
  }
  if (options.autoRefresh && !options.expiresIn) {
    warn('autoRefresh has no effect without expiresIn: WeChat tells nobody when its QR expires.');
  }
}

/** Called when the frame went somewhere unreadable after `ready`, and nothing has been heard since. */
export function warnAboutSilence(options: QrLoginOptions): void {
  if (!selfRedirect(options)) return;
  const origin = redirectOrigin(options);
  warn(
    origin === location.origin
      ? 'The frame went to a page that cannot be read. If it is your callback, it must not send X-Frame-Options: DENY or redirect to another origin.'
      : `The frame went to another page and stays silent. If it is your callback on ${origin}, call relayCallback({ targetOrigin: '${location.origin}' }) there.`,
  );
}
