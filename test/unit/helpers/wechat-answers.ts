import fc from 'fast-check';
import { state as anyState, encodings, placements, text } from './arbitraries.js';

/** Addresses that WeChat creates from a redirect_uri, for all tests that read callbacks. */

/** The decision of the visitor. `none`: WeChat has not changed redirect_uri. */
type Decision = 'approve' | 'refuse' | 'deny' | 'none';

/** One redirect_uri, with WeChat's answer. */
export interface Answer {
  /** The form that the site passes: raw, encoded, or encoded twice. */
  redirect_uri: string;
  /** The address that WeChat's page navigates to, normalized by the browser. */
  address: string;
  code: string;
  state: string;
  decision: Decision;
  /** All addresses of a refusal of this login, for each place of WeChat's parameters. */
  refusals: string[];
}

/** An address inside a parameter. Some contain a code and a state. */
const inner = fc.constantFrom('/cb?code=X&state=Y', '/a?b=c', 'https://shop.example/cb?code=X#b', '?state=Y');

/**
 * Any value of a parameter: empty, the site's own codes, addresses encoded up to twice, plus signs, invalid escapes,
 * any script.
 */
const value = fc.oneof(
  fc.constantFrom('', 'INVITE7', 'own', 'authdeny', 'a+b', 'a%20b', '/a?b=c', '%', '%zz', '微信', 'a\tb'),
  fc.tuple(inner, fc.constantFrom(...encodings.slice(1))).map(([address, encode]) => encode(address)),
  text.map(encodeURIComponent),
  text.map((raw) => raw.replace(/[&#]/g, '')),
);
const name = fc.constantFrom(
  ...['code', 'state', 'code', 'state', 'a', 'b', 'next', 'zipcode', 'statement', 'Code', '', '微', 'c%6fde'],
);
const pair = fc
  .tuple(name, fc.constantFrom('=', '=', '=', ''), value)
  .map(([left, sign, right]) => (sign ? `${left}=${right}` : left));
export const pairs = (maxLength: number) => fc.array(pair, { maxLength });

/** A query of the site, also with an empty pair at its end. */
const query = (mark: string) =>
  fc
    .tuple(fc.constantFrom(mark, mark, ''), pairs(4), fc.constantFrom('', '', '&'))
    .map(([first, list, last]) => (first ? first + list.join('&') + last : ''));
const fragment = fc.oneof(
  fc.constant(''),
  fc.tuple(fc.constantFrom('#', '#/login', '#top'), query('?')).map((parts) => parts.join('')),
  fc.tuple(fc.constant('#'), query('a=1&')).map((parts) => parts.join('')),
);
const path = fc.constantFrom('/cb', '/', '/a/callback.html', '/回调', '/code=1', '/cb;state=1');

/** A redirect_uri with anything that a site can use. Browsers remove spaces and control characters at its end. */
const richRedirectUri = (origins: fc.Arbitrary<string>) =>
  fc.tuple(origins, path, query('?'), fragment).map((parts) => parts.join('').replace(/[\0- ]+$/, ''));

/**
 * WeChat's codes consist of these characters. A real code has 32 of them, so it never equals a code in redirect_uri.
 */
const weChatCode = fc.stringMatching(/^[\w-]{6,12}$/).map((random) => `0${random}wx`);

const createAnswer = fc.constantFrom<[Decision, (code: string, state: string) => string]>(
  ['approve', (code, state) => `code=${code}&state=${state}`],
  ['refuse', (_, state) => `state=${state}`],
  ['deny', (_, state) => `code=authdeny&state=${state}`],
);
const placement = fc.constantFrom(...Object.values(placements));
const encodeState = fc.constantFrom(encodeURIComponent, (state: string) =>
  new URLSearchParams({ state }).toString().slice('state='.length),
);
const toHref = (address: string) => new URL(address).href;

/** Creates any answer of WeChat to any redirect_uri on those origins. */
export function answers(origins: fc.Arbitrary<string>): fc.Arbitrary<Answer> {
  const own = fc.tuple(richRedirectUri(origins), fc.constantFrom(...encodings));
  const told = fc.tuple(fc.option(createAnswer, { freq: 8 }), placement, encodeState);
  const state = fc.oneof(fc.constantFrom('S', 'own', 'INVITE7'), anyState);
  return fc
    .tuple(own, told, weChatCode, state)
    .map(([[uri, encode], [answer, place, encodeOnce], code, sent]) => {
      const [decision, write] = answer ?? ['none' as const, undefined];
      const encoded = encodeOnce(sent);
      return {
        redirect_uri: encode(uri),
        address: toHref(write ? place(uri, write(code, encoded)) : uri),
        code,
        state: sent,
        decision,
        refusals: [`state=${encoded}`, `code=authdeny&state=${encoded}`].flatMap((said) =>
          Object.values(placements).map((placed) => toHref(placed(uri, said))),
        ),
      };
    });
}

/** Returns the result that WeChat has sent. */
export function meant({ decision, code, state }: Answer) {
  if (decision === 'approve') return { type: 'authorized', code, state };
  return decision === 'none' ? null : { type: 'refused', state };
}
