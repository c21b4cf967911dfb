import { warnOnce } from '../shared/warn-once.js';
import { HEIGHT, type QrLoginOptions, WIDTH } from './options.js';
import type { ResolvedOptions } from './resolve-options.js';

/** Options that WeChat would silently ignore or trip over. Only called in development; production builds drop this file. */
export function warnAboutOptions(
  options: QrLoginOptions,
  { isInPage, callbackOrigin, redirectUri }: ResolvedOptions,
): void {
  const { stylelite, href, css, width = WIDTH, height = HEIGHT, state = '' } = options;
  if (Number(stylelite) && (href || css)) {
    warnOnce('href and css have no effect together with stylelite: WeChat styles that look itself.');
  }
  if (css && /(url\(|@import)\s*["']?(?!["'\s]|url|https:|data:|#)/i.test(css)) {
    warnOnce(
      'css has an address that leads nowhere: inside the data URL that WeChat gets, only https: and data: ones load.',
    );
  }
  if (Number(stylelite) && Math.min(width, height) < 220) {
    warnOnce('stylelite needs at least 220 x 220 px: raise width and height.');
  }
  if (/#|%23/.test(options.redirect_uri)) {
    warnOnce(
      'redirect_uri has a "#": WeChat puts the code into the fragment, which servers never see. readCallback() reads both places.',
    );
  }
  if (new TextEncoder().encode(state).length > 128) {
    warnOnce(
      'state is longer than 128 bytes, the limit that WeChat documents for official accounts: test it with the real WeChat.',
    );
  }
  if (!isInPage && callbackOrigin !== window.origin && !options.state) {
    warnOnce(
      `The page goes to ${callbackOrigin} after the scan, but this tab remembers the state for ${window.origin}: verifyState() will answer false there. Put redirect_uri on the page's own origin, or pass a state that your server compares.`,
    );
  }
  if (/[?&#](code|state)=/.test(redirectUri)) {
    warnOnce(
      "redirect_uri has a parameter named code or state, as WeChat's answer has: pass redirect_uri to readCallback() and relayCallback(), too, or rename the parameter.",
    );
  }
  if (!isInPage && window.top !== window) {
    warnOnce(
      'This page stands in a frame itself: after the scan WeChat moves the outermost window, which Chrome forbids for other origins. Use onAuthorized, and the code comes to this page.',
    );
  }
  if (options.autoRefresh && !options.expiresIn) {
    warnOnce('autoRefresh has no effect without expiresIn: WeChat tells nobody when its QR expires.');
  }
}

/** Hosts that browsers count to the local network: loopback, private addresses, and names without a dot. */
const LOCAL_HOST =
  /^([^.:]+|.+\.(localhost|local|internal|lan)|(127|10)\..+|192\.168\..+|172\.(1[6-9]|2\d|3[01])\..+|\[(::1|f[cde]).*\])$/;

/** Called when the frame went to an unreadable page after `ready`, and nothing has been heard since. */
export function warnAboutSilence(callbackOrigin: string): void {
  const { origin } = window;
  if (origin === 'null') {
    warnOnce(
      'This page has no origin (a file: address, as in Electron, or a sandbox), so no redirect page can reach it: in-page login needs a page at an http(s) address. Serve the page over http(s), or use a link.',
    );
  } else if (LOCAL_HOST.test(new URL(callbackOrigin).hostname)) {
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

/** Called when a state is verified that this tab does not remember. */
export function warnAboutForgottenState(): void {
  warnOnce(
    'verifyState() answers false: this tab remembers no state at all for this origin. The login page must be on the same origin (www.example.com and example.com are two) and in the same tab, and a state counts once.',
  );
}
