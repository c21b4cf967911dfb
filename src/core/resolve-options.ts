import { isPositive } from '../shared/limits.js';
import { own } from '../shared/own.js';
import { decodeRedirectUri } from './callback/read-callback.js';
import {
  AUTHORIZATION_ENDPOINT,
  type QrLoginOptions,
  RETRIES,
  SCRIPT_URL,
  TIMEOUT,
} from './qr-login-options.js';
import { cssToDataUrl } from './stylesheet.js';

/** WeChat's options as its script wants them. WeChat's script writes `onCleanup` onto the object it gets. */
export type EncodedOptions = Partial<Record<string, unknown>>;

/** The options with every default applied and every value encoded. */
export interface ResolvedOptions {
  readonly problem?: undefined;
  /** What goes to WeChat, under WeChat's names, each value encoded exactly once. Without `state`, if none was given. */
  readonly request: EncodedOptions;
  /** `redirect_uri`, decoded. */
  readonly redirectUri: string;
  readonly callbackOrigin: string;
  /** Whether the result is read in the frame, so that the page stays. */
  readonly isInPage: boolean;
  readonly authorizationEndpoint: string;
  readonly script: 'preferred' | 'required' | 'none';
  readonly scriptUrl: string;
  readonly timeout: number;
  readonly retries: number;
  /** The same text means the same QR code. */
  readonly mountKey: string;
}

/** The name of the first option that is missing or malformed, or that contradicts another. */
export interface InvalidOptions {
  readonly problem: string;
  readonly mountKey: string;
}

const WORDS = /^[\w.,]+$/;
const POSITIVE = { test: isPositive };

/** What a value must look like, if there is one. Cc: control characters; Cs: half a surrogate pair, which has no UTF-8 form. */
const RULES = {
  appid: WORDS,
  scope: WORDS,
  style: WORDS,
  lang: WORDS,
  color_scheme: WORDS,
  redirect_uri: /^https?:\P{Cs}+$/iu,
  state: /^[^\p{Cc}\p{Cs}]+$/u,
  href: /^(https:|data:text\/css)\P{Cs}*$/iu,
  width: POSITIVE,
  height: POSITIVE,
  timeout: POSITIVE,
  expiresIn: POSITIVE,
  retries: /^\d+$/,
};

/** The options that go to WeChat as text. */
const TEXTS = ['appid', 'scope', 'redirect_uri', 'state', 'style', 'href', 'lang', 'color_scheme'] as const;

function parseHttpUrl(url: string): URL | undefined {
  try {
    const parsed = new URL(url);
    return /^http/.test(parsed.protocol) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Browsers treat these hosts as secure without TLS. */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** In-page completion is on when asked for, or when somebody listens for its outcome. */
const getSelfRedirect = ({ self_redirect, onAuthorized, onRefused }: QrLoginOptions) =>
  self_redirect ?? (onAuthorized || onRefused ? true : undefined);

/**
 * Whether `resolveOptions` might answer something else: a re-render with equal values costs no encoding. Only plain
 * values count. Handlers, elements and objects are often created anew in each render.
 */
export function hasNewValue(previous: QrLoginOptions, next: QrLoginOptions): boolean {
  const all: object = { ...previous, ...next };
  return (
    getSelfRedirect(previous) !== getSelfRedirect(next) ||
    (Object.keys(all) as (keyof QrLoginOptions)[]).some(
      (name) =>
        previous[name] !== next[name] && !/function|object/.test(typeof (next[name] ?? previous[name])),
    )
  );
}

/**
 * Validates, applies defaults and encodes, in one place. It runs once per changed value. `pageOrigin` is the origin of
 * the page around the frame; without it nothing is known of the page, as for a link.
 */
export function resolveOptions(raw: QrLoginOptions, pageOrigin = ''): ResolvedOptions | InvalidOptions {
  const given = own(raw);
  const options = own(given, {
    scope: given.scope || 'snsapi_login',
    redirect_uri: decodeRedirectUri(given.redirect_uri),
    href: given.css ? cssToDataUrl(given.css) : given.href || undefined,
  });
  const invalid = (problem: string): InvalidOptions => ({
    problem,
    mountKey: `${problem} ${options.enabled}`,
  });
  const { authorizationEndpoint = AUTHORIZATION_ENDPOINT, scriptUrl = SCRIPT_URL, redirect_uri } = options;
  const callback = parseHttpUrl(redirect_uri);
  // In-page completion is on when asked for, or when somebody listens for its outcome.
  const self_redirect =
    options.self_redirect ?? (options.onAuthorized || options.onRefused ? true : undefined);

  if (!options.appid) return invalid('appid');
  if (!callback) return invalid('redirect_uri');
  if (!parseHttpUrl(authorizationEndpoint)) return invalid('authorizationEndpoint');
  if (given.css && given.href) return invalid('css');
  const malformed = (Object.keys(RULES) as (keyof typeof RULES)[]).find(
    (name) => options[name] != null && !RULES[name].test(`${options[name]}`),
  );
  if (malformed) return invalid(malformed);
  // Browsers refuse an http page inside a frame of an https page, and tell nobody (mixed content).
  const isMixed = pageOrigin.startsWith('https:') && callback.protocol === 'http:';
  if (self_redirect && isMixed && !LOOPBACK.test(callback.hostname)) return invalid('mixed_content');

  const request: EncodedOptions = {
    self_redirect,
    // WeChat's script compares each switch with one value of one type.
    stylelite: Number(options.stylelite) ? 1 : undefined,
    fast_login: Number(options.fast_login ?? 1) ? undefined : 0,
  };
  for (const name of TEXTS) request[name] = options[name] && encodeURIComponent(options[name]);
  return {
    request,
    redirectUri: redirect_uri,
    callbackOrigin: callback.origin,
    isInPage: Boolean(self_redirect),
    authorizationEndpoint,
    script: options.script ?? 'preferred',
    scriptUrl,
    timeout: options.timeout ?? TIMEOUT,
    retries: options.retries ?? RETRIES,
    mountKey: JSON.stringify([request, options.id, scriptUrl, authorizationEndpoint, options.enabled]),
  };
}
