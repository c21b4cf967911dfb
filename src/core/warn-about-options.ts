import { warnOnce } from '../shared/warn-once.js';
import { HEIGHT, WIDTH } from './default-options.js';
import type { QrLoginOptions } from './qr-login-options.js';
import type { ResolvedOptions } from './resolve-options.js';

/**
 * Warns about options that WeChat would silently ignore or that would make it fail. Production builds do not contain
 * this file.
 */
export function warnAboutOptions(
  options: QrLoginOptions,
  { isInPage, callbackOrigin, redirectUri }: ResolvedOptions,
): void {
  const { stylelite, fast_login = 1, href, css, width = WIDTH, height = HEIGHT, state = '' } = options;
  if (Number(stylelite) && (href || css)) {
    warnOnce(
      'href and css have no effect together with stylelite: WeChat ignores stylesheets for that look.',
    );
  }
  if (css && /(url\(|@import)\s*["']?(?!["'\s]|url|https:|data:|#)/i.test(css)) {
    warnOnce(
      'css contains an address that does not load: WeChat gets the stylesheet as a data URL, in which only https: and data: addresses work.',
    );
  }
  if (Number(stylelite) && Math.min(width, height) < 220) {
    warnOnce('stylelite needs at least 220 x 220 px: increase width and height.');
  }
  if (!Number(fast_login) && !Number(stylelite)) {
    warnOnce(
      'fast_login: 0 has no effect without stylelite: WeChat always offers quick login in its old look. Also set stylelite.',
    );
  }
  if (/#|%23/.test(options.redirect_uri)) {
    warnOnce(
      'redirect_uri has a "#", so WeChat puts the code into the fragment, which servers never see. readCallback() reads query and fragment.',
    );
  }
  if (new TextEncoder().encode(state).length > 128) {
    warnOnce(
      'state is longer than 128 bytes, the limit that WeChat documents for official accounts. Test it with the real WeChat.',
    );
  }
  if (!isInPage && callbackOrigin !== window.origin && !options.state) {
    warnOnce(
      `The page goes to ${callbackOrigin} after the scan, but this tab remembers the state for ${window.origin}: verifyState() will return false there. Put redirect_uri on the page's own origin, or pass a state that your server compares.`,
    );
  }
  if (/[?&#](code|state)=/.test(redirectUri)) {
    warnOnce(
      "redirect_uri has a parameter named code or state, like WeChat's answer. Rename it, or also pass redirect_uri to readCallback() and relayCallback().",
    );
  }
  if (!isInPage && window.parent !== window) {
    warnOnce(
      'This page is in a frame itself: after the scan, WeChat navigates the outermost window, which Chrome forbids for other origins. Use onAuthorized to get the code in this page.',
    );
  }
  if (options.autoRefresh && !options.expiresIn) {
    warnOnce('autoRefresh has no effect without expiresIn: WeChat does not report when its QR code expires.');
  }
}
