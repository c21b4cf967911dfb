import { isPositive } from '../shared/is-positive.js';
import { own } from '../shared/own.js';
import { parseHttpUrl } from '../shared/parse-http-url.js';
import { cssToDataUrl } from './css-to-data-url.js';
import { AUTHORIZATION_ENDPOINT, RETRIES, SCRIPT_URL, TIMEOUT } from './default-options.js';
import type { QrLoginOptions } from './qr-login-options.js';
import { resolveRedirectUri } from './resolve-redirect-uri.js';

/** The options in the form that WeChat's script expects. The script adds a function `onCleanup` to this object. */
export type EncodedOptions = Partial<Record<string, unknown>>;

/** The options with every default applied and every value encoded. */
export interface ResolvedOptions {
  readonly problem?: undefined;
  /**
   * The values that go to WeChat, by WeChat's names. Each one is encoded exactly once. `state` is missing if the option
   * is not set.
   */
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
  /** A changed key requests a new QR code. */
  readonly mountKey: string;
}

/**
 * The result for invalid options. `problem` names the first option that is missing or malformed, or contradicts another
 * one.
 */
export interface InvalidOptions {
  readonly problem: string;
  readonly mountKey: string;
}

const WORDS = /^[\w.,]+$/;
const POSITIVE = { test: isPositive };

/**
 * The options that go to WeChat as text, with the pattern of a valid value. Cc are control characters. Cs is half a
 * surrogate pair, which UTF-8 cannot encode.
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

/** The patterns of all other options. */
const OTHERS = {
  width: POSITIVE,
  height: POSITIVE,
  timeout: POSITIVE,
  expiresIn: POSITIVE,
  retries: /^\d+$/,
  appearance: /^(light|dark|auto)$/,
};

const RULES = { ...OTHERS, ...TEXTS };

/** Returns the keys of an object with their type. */
const namesIn = <T extends object>(object: T) => Object.keys(object) as (keyof T)[];

/** Browsers treat these hosts as secure without TLS. */
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** In-page mode is on if the option says so, or if there is a handler for its result. */
const getSelfRedirect = ({ self_redirect, onAuthorized, onRefused }: QrLoginOptions) =>
  self_redirect ?? (onAuthorized || onRefused ? true : undefined);

/**
 * Returns whether an option has changed, so that `resolveOptions` has to run again. Ignores functions and objects,
 * because components often create new ones in each render.
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
 * Validates the options, applies the defaults and encodes the values. Runs once per changed value. `pageOrigin` is the
 * origin of the page around the frame. It is empty for a link, which does not depend on the page.
 */
export function resolveOptions(raw: QrLoginOptions, pageOrigin = ''): ResolvedOptions | InvalidOptions {
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
  const isMixed = pageOrigin.startsWith('https:') && callback.protocol === 'http:';
  if (self_redirect && isMixed && !LOOPBACK.test(callback.hostname)) return invalid('mixed_content');

  const request: EncodedOptions = {
    self_redirect,
    // WeChat's script compares each switch strictly with a single value.
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
    // WeChat's own script cannot use another endpoint.
    script: options.script ?? (options.authorizationEndpoint && !options.scriptUrl ? 'none' : 'preferred'),
    scriptUrl,
    timeout: options.timeout ?? TIMEOUT,
    retries: options.retries ?? RETRIES,
    mountKey: JSON.stringify([request, options.id, scriptUrl, authorizationEndpoint, isEnabled]),
  };
}
