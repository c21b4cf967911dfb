import { httpOrigin, redirectOrigin, resolveOptions } from './encode.js';
import { AUTHORIZATION_ENDPOINT, type QrLoginOptions } from './options.js';

/** Below 10^9: the longest timer (see lifetime.ts). */
const POSITIVE = /^(?!0*\.?0*$)\d{1,9}(\.\d+)?$/;

/** What a value must look like, if there is one. Cc: control characters; Cs: half a surrogate pair, which has no UTF-8 form. */
const RULES = {
  appid: /^\w+$/,
  scope: /^[\w.,]+$/,
  style: /^\w+$/,
  lang: /^\w+$/,
  color_scheme: /^\w+$/,
  redirect_uri: /^https?:\P{Cs}+$/iu,
  state: /^[^\p{Cc}\p{Cs}]+$/u,
  href: /^(https:|data:text\/css)\P{Cs}*$/iu,
  width: POSITIVE,
  height: POSITIVE,
  timeout: POSITIVE,
  expiresIn: POSITIVE,
  retries: /^\d+$/,
};

/** The first option that is missing, malformed or contradicts another. Runs before anything is loaded. */
export function findProblem(options: QrLoginOptions): string | undefined {
  if (!options.appid) return 'appid';
  if (!redirectOrigin(options)) return 'redirect_uri';
  if (!httpOrigin(options.authorizationEndpoint ?? AUTHORIZATION_ENDPOINT)) return 'authorizationEndpoint';
  if (options.css && options.href) return 'css';
  const resolved = resolveOptions(options);
  return (Object.keys(RULES) as (keyof typeof RULES)[]).find(
    (name) => resolved[name] != null && !RULES[name].test(`${resolved[name]}`),
  );
}
