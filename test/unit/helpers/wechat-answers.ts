import fc from 'fast-check';
import { state as anyState, encodings, placements, text } from './arbitraries.js';

/** Addresses that WeChat makes of a redirect_uri, and what servers make of those, for every test that reads callbacks. */

/** What the visitor decided. `none`: nothing was added to redirect_uri. */
export type Decision = 'approve' | 'refuse' | 'deny' | 'none';

/** One redirect_uri, and what WeChat answered. */
export interface Answer {
  /** As the site passes it: raw, encoded, or encoded twice. */
  redirect_uri: string;
  /** Where WeChat's page goes, as a browser's address bar shows it. */
  address: string;
  code: string;
  state: string;
  decision: Decision;
  /** Every address of a refusal of this login, wherever WeChat puts its parameters. */
  refusals: string[];
}

/** An address inside a parameter, some with a code and a state of their own. */
const inner = fc.constantFrom('/cb?code=X&state=Y', '/a?b=c', 'https://shop.example/cb?code=X#b', '?state=Y');

/** Any value of a parameter: empty, own codes, addresses encoded up to twice, plus signs, broken escapes, any script. */
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

/** A query of the site's own, also with an empty pair at its end. */
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

/** A redirect_uri with anything that a site may have in it. Browsers cut blanks and control characters off its end. */
export const richRedirectUri = (origins: fc.Arbitrary<string>) =>
  fc.tuple(origins, path, query('?'), fragment).map((parts) => parts.join('').replace(/[\0- ]+$/, ''));

/** WeChat's codes are made of these. One that redirect_uri has already would be a coincidence of 32 random signs. */
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

/** Any answer of WeChat's to any redirect_uri on those origins. */
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

/** What WeChat meant. */
export function meant({ decision, code, state }: Answer) {
  if (decision === 'approve') return { type: 'authorized', code, state };
  return decision === 'none' ? null : { type: 'refused', state };
}
