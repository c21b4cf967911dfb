import { isPositive } from '../shared/is-positive.js';
import { own } from '../shared/own.js';
import { parseHttpUrl } from '../shared/parse-http-url.js';
import { cssToDataUrl } from './css-to-data-url.js';
import { AUTHORIZATION_ENDPOINT, RETRIES, SCRIPT_URL, TIMEOUT } from './default-options.js';
import type { QrLoginOptions } from './qr-login-options.js';
import { resolveRedirectUri } from './resolve-redirect-uri.js';

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

/**
 * The options that go to WeChat as text, and what a value must look like, if there is one. Cc: control characters; Cs:
 * half a surrogate pair, which has no UTF-8 form.
 */
const TEXTS = {
  appid: WORDS,
  scope: WORDS,
  redirect_uri: /^https?:\P{Cs}+$/iu,
  state: /^[^\p{Cc}\p{Cs}]+$/u,
  style: WORDS,
  href: /^(https:|data:text\/css)\P{Cs}*$/iu,
  lang: WORDS,
  color_scheme: WORDS,
};

/** The options that do not go to WeChat as they are. */
const OTHERS = {
  width: POSITIVE,
  height: POSITIVE,
  timeout: POSITIVE,
  expiresIn: POSITIVE,
  retries: /^\d+$/,
  appearance: /^(light|dark|auto)$/,
};

const RULES = { ...OTHERS, ...TEXTS };

/** The keys of an object, typed. */
const namesIn = <T extends object>(object: T) => Object.keys(object) as (keyof T)[];

/** Browsers treat these hosts as secure without TLS. */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** In-page mode is on if it is asked for, or if a handler waits for its outcome. */
const getSelfRedirect = ({ self_redirect, onAuthorized, onRefused }: QrLoginOptions) =>
  self_redirect ?? (onAuthorized || onRefused ? true : undefined);

/**
 * Whether `resolveOptions` might answer something else: a re-render with equal values costs no encoding. Only plain
 * values count. Handlers, elements and objects are often created anew in each render.
 */
export function hasNewValue(previous: QrLoginOptions, next: QrLoginOptions): boolean {
  const all = { ...previous, ...next };
  return (
    getSelfRedirect(previous) !== getSelfRedirect(next) ||
    namesIn(all).some(
      (name) =>
        previous[name] !== next[name] && !/function|object/.test(typeof (next[name] ?? previous[name])),
    )
  );
}

/**
 * Validates, applies defaults and encodes, in one place. It runs once per changed value. `pageOrigin` is the origin of
 * the page around the frame; without it nothing is known of the page, as for a link.
 */
export function resolveOptions(raw: QrLoginOptions, pageOrigin?: string): ResolvedOptions | InvalidOptions {
  const given = own(raw);
  const options = own(given, {
    scope: given.scope || 'snsapi_login',
    redirect_uri: resolveRedirectUri(given.redirect_uri),
    href: given.css ? cssToDataUrl(given.css) : given.href || undefined,
  });
  const isEnabled = options.enabled !== false;
  const invalid = (problem: string): InvalidOptions => ({
    problem,
    mountKey: `${problem} ${isEnabled}`,
  });
  const { authorizationEndpoint = AUTHORIZATION_ENDPOINT, scriptUrl = SCRIPT_URL, redirect_uri } = options;
  const callback = parseHttpUrl(redirect_uri);
  const self_redirect = getSelfRedirect(options);

  if (!options.appid) return invalid('appid');
  if (!callback) return invalid('redirect_uri');
  if (!parseHttpUrl(authorizationEndpoint)) return invalid('authorizationEndpoint');
  if (given.css && given.href) return invalid('css');
  const malformed = namesIn(RULES).find(
    (name) => options[name] != null && !RULES[name].test(`${options[name]}`),
  );
  if (malformed) return invalid(malformed);
  // Browsers block an http page inside a frame of an https page (mixed content). No event reports it.
  const isMixed = pageOrigin?.startsWith('https:') && callback.protocol === 'http:';
  if (self_redirect && isMixed && !LOOPBACK.test(callback.hostname)) return invalid('mixed_content');

  const request: EncodedOptions = {
    self_redirect,
    // WeChat's script compares each switch with one value of one type.
    stylelite: Number(options.stylelite) ? 1 : undefined,
    fast_login: Number(options.fast_login ?? 1) ? undefined : 0,
  };
  for (const name of namesIn(TEXTS)) request[name] = options[name] && encodeURIComponent(options[name]);
  return {
    request,
    redirectUri: redirect_uri,
    callbackOrigin: callback.origin,
    isInPage: Boolean(self_redirect),
    authorizationEndpoint,
    // WeChat's own script knows no other endpoint.
    script: options.script ?? (options.authorizationEndpoint && !options.scriptUrl ? 'none' : 'preferred'),
    scriptUrl,
    timeout: options.timeout ?? TIMEOUT,
    retries: options.retries ?? RETRIES,
    mountKey: JSON.stringify([request, options.id, scriptUrl, authorizationEndpoint, isEnabled]),
  };
}
