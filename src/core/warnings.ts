import { warnOnce } from '../shared/warn-once.js';
import { HEIGHT, type QrLoginOptions, WIDTH } from './qr-login-options.js';
import type { ResolvedOptions } from './resolve-options.js';

/** Warns about options that WeChat would silently ignore or fail on. Development builds only: production builds drop this file. */
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
      'fast_login: 0 has no effect without stylelite: WeChat offers quick login in its old look anyway. Set stylelite, too.',
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
      `The page goes to ${callbackOrigin} after the scan, but this tab remembers the state for ${window.origin}: verifyState() will answer false there. Put redirect_uri on the page's own origin, or pass a state that your server compares.`,
    );
  }
  if (/[?&#](code|state)=/.test(redirectUri)) {
    warnOnce(
      "redirect_uri has a parameter named code or state, like WeChat's answer. Rename it, or pass redirect_uri to readCallback() and relayCallback(), too.",
    );
  }
  if (!isInPage && window.top !== window) {
    warnOnce(
      'This page is in a frame itself: after the scan, WeChat moves the outermost window, which Chrome forbids for other origins. Use onAuthorized to get the code in this page.',
    );
  }
  if (options.autoRefresh && !options.expiresIn) {
    warnOnce('autoRefresh has no effect without expiresIn: WeChat does not report when its QR code expires.');
  }
}

/**
 * Hosts of a local network: names without a dot or under a local domain; loopback, private and link-local addresses.
 *
 * @see https://wicg.github.io/local-network-access/#ip-address-space-heading
 */
const LOCAL_HOSTS = [
  /^[^.:]+$/,
  /\.(localhost|local|internal|lan)$/,
  /^(127|10)(\.\d+){3}$/,
  /^(192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d+){2}$/,
  /^\[(::1|(f[cd]|fe[89ab]).*)\]$/,
];

/** Warns that the frame has gone to a page that cannot be read and sends no message. */
export function warnAboutSilence(callbackOrigin: string): void {
  const { origin } = window;
  const { hostname } = new URL(callbackOrigin);
  if (origin === 'null') {
    warnOnce(
      'This page has no origin (a file: address, as in Electron, or a sandbox), so no redirect page can reach it: in-page login needs a page at an http(s) address. Serve the page over http(s), or use a link.',
    );
  } else if (LOCAL_HOSTS.some((hosts) => hosts.test(hostname))) {
    warnOnce(
      `The frame did not come back to ${callbackOrigin}. This site is on a local network and WeChat is public: Chrome 142 and newer block the way back unless the visitor grants local network access, and always from WeChat to a plain http address. Use self_redirect: false, so that the whole page goes there. If it is your callback that stays silent, it must not forbid frames, and on another origin it must call relayCallback({ targetOrigin: '${origin}' }).`,
    );
  } else if (origin === callbackOrigin) {
    warnOnce(
      'The frame went to a page that cannot be read. If it is your callback, it must not send X-Frame-Options: DENY or redirect to another origin.',
    );
  } else {
    warnOnce(
      `The frame went to another page and stays silent. If it is your callback on ${callbackOrigin}, call relayCallback({ targetOrigin: '${origin}' }) there.`,
    );
  }
}

/** Warns that a state is verified in a tab that remembers none. */
export function warnAboutForgottenState(): void {
  warnOnce(
    'verifyState() returns false: this tab remembers no state for this origin. The login page must be on the same origin (www.example.com and example.com are two) and in the same tab, and a state counts once.',
  );
}
