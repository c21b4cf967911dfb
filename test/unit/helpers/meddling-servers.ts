import fc from 'fast-check';
import { pairs } from './wechat-answers.js';

/** Changes that servers and routers make in the address of a callback before a script reads it. */
export type Meddle = (address: string) => string;

const parts = (address: string) => {
  const { origin, pathname, search, hash } = new URL(address);
  return { origin, pathname, query: search.slice(1).split('&').filter(Boolean), hash };
};
const join = (start: string, query: string[], hash: string) =>
  `${start}${query.length > 0 ? `?${query.join('&')}` : ''}${hash}`;

const elsewhere = fc.constantFrom('/login', '/error', '/', '/cb/');
const encode = fc.constantFrom(String, encodeURIComponent, (url: string) =>
  encodeURIComponent(encodeURIComponent(url)),
);
/** Parameters that a server adds, with names that WeChat does not use. */
const others = pairs(2).map((list) => list.filter((pair) => !/^(code|state|c%6fde)(=|$)/.test(pair)));

/** Redirects the browser, with the original address as a parameter: encoded once, twice, or not at all. */
const carry = fc
  .tuple(elsewhere, encode, fc.constantFrom('next=', 'redirect_uri=', '', '/'), others, fc.boolean())
  .map(
    ([path, encoded, name, more, isWhole]): Meddle =>
      (address) => {
        const { origin, pathname, query, hash } = parts(address);
        // A server does not get the fragment. The browser keeps it.
        const came = join(isWhole ? origin + pathname : pathname, query, '');
        return join(origin + path, [...more, name + encoded(came)], hash);
      },
  );

/** A router in the page does the same, with its route in the fragment. */
const carryInFragment = fc.tuple(encode, others).map(
  ([encoded, more]): Meddle =>
    (address) => {
      const { origin, pathname, query } = parts(address);
      const came = encoded(join(pathname, query, ''));
      return `${origin}/#/login?${[...more, `next=${came}`].join('&')}`;
    },
);

const drop = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }).map(
  (kept): Meddle =>
    (address) => {
      const { origin, pathname, query, hash } = parts(address);
      return join(
        origin + pathname,
        query.filter((_, index) => kept[index % kept.length]),
        hash,
      );
    },
);

const add = fc.tuple(others, others).map(
  ([before, after]): Meddle =>
    (address) => {
      const { origin, pathname, query, hash } = parts(address);
      return join(origin + pathname, [...before, ...query, ...after], hash);
    },
);

/** The same query at another path. */
const move = elsewhere.map(
  (path): Meddle =>
    (address) => {
      const { origin, query, hash } = parts(address);
      return join(origin + path, query, hash);
    },
);

/** The query is serialized again, as in most frameworks. Some sort it by name. */
const rewrite = fc.boolean().map(
  (sorted): Meddle =>
    (address) => {
      const { origin, pathname, query, hash } = parts(address);
      const parameters = new URLSearchParams(query.join('&'));
      if (sorted) parameters.sort();
      return join(origin + pathname, `${parameters}`.split('&').filter(Boolean), hash);
    },
);

/** One or two changes in a row. */
export const meddling = fc
  .array(fc.oneof(carry, carryInFragment, drop, add, move, rewrite), { minLength: 1, maxLength: 2 })
  .map(
    (steps): Meddle =>
      (address) =>
        new URL(steps.reduce((current, step) => step(current), address)).href,
  );

/** Returns the parameters of query and fragment, sorted. */
function list(address: string): string {
  const { origin, pathname, search, hash } = new URL(address);
  const all = [search, hash.replace(/^#[^?]*\?|^#/, '')].map((part) =>
    [...new URLSearchParams(part)].map((entry) => JSON.stringify(entry)).sort(),
  );
  return JSON.stringify([origin, pathname, all]);
}

/** Returns whether the address equals that of a refusal, for example because the server has removed only the code. */
export const looksLikeRefusal = (address: string, refusals: string[]) =>
  refusals.some((refusal) => list(refusal) === list(address));
