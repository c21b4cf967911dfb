import type { QrLoginEvents, QrLoginOptions, WxLoginOptions } from './options.js';
import { cssToDataUrl } from './stylesheet.js';

/** A value somebody has already encoded, once or more, is decoded; broken escapes stay, and are refused below. */
function rawRedirectUri(uri: string): string {
  try {
    return /^https?%/i.test(uri) ? rawRedirectUri(decodeURIComponent(uri)) : uri;
  } catch {
    return uri;
  }
}

/** The origin of an absolute http(s) URL, or '' when it is none. */
export function httpOrigin(url: string): string {
  try {
    const { protocol, origin } = new URL(url);
    return /^http/.test(protocol) ? origin : '';
  } catch {
    return '';
  }
}

/** Where the callback goes. */
export const redirectOrigin = (options: WxLoginOptions) => httpOrigin(rawRedirectUri(options.redirect_uri));

/** In-page completion is on when asked for, or when somebody listens for its outcome. */
export function selfRedirect(options: WxLoginOptions & QrLoginEvents): boolean | undefined {
  return options.self_redirect ?? (options.onAuthorized || options.onRefused ? true : undefined);
}

/** The options that go to WeChat as text. */
const TEXTS = ['appid', 'scope', 'redirect_uri', 'state', 'style', 'href', 'lang', 'color_scheme'] as const;

/** The options as they were meant: defaults, css and encoded addresses resolved. */
export const resolveOptions = (options: QrLoginOptions): QrLoginOptions => ({
  ...options,
  scope: options.scope || 'snsapi_login',
  redirect_uri: rawRedirectUri(options.redirect_uri),
  href: options.css ? cssToDataUrl(options.css) : options.href || undefined,
});

/** WeChat's options as its script wants them. */
export type EncodedOptions = Partial<Record<string, unknown>>;

/** Encodes each value exactly once (WeChat's script encodes nothing), and gives the switches the one type it compares with. */
export function encodeOptions(options: QrLoginOptions): EncodedOptions {
  const resolved = resolveOptions(options);
  const encoded: EncodedOptions = {
    self_redirect: selfRedirect(options),
    stylelite: Number(options.stylelite) ? 1 : undefined,
    fast_login: Number(options.fast_login ?? 1) ? undefined : 0,
  };
  for (const name of TEXTS) encoded[name] = resolved[name] && encodeURIComponent(resolved[name]);
  return encoded;
}
