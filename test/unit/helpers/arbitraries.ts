import fc from 'fast-check';

const { PROPERTY_RUNS } = process.env;

// 500 cases per property. `npm run test:properties` runs 10,000, also for pages.
fc.configureGlobal({ numRuns: Number(PROPERTY_RUNS ?? 500) });

/** Fewer cases for properties that need a login or a page for each case. */
export const onPages = { numRuns: Number(PROPERTY_RUNS ?? 60) };

/** Any well-formed text, in any script, also with the reserved characters of an address. */
const sign = fc.constantFrom(...'&#+%=?/:;,@"\'<> \\', '%20', '%26', '微', '信', '🙂', 'é');
export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: sign, maxLength: 20 }),
);

export const state = text.filter((value) => /^\P{Cc}+$/u.test(value));

const without = (signs: RegExp) => text.map((value) => value.replace(signs, ''));
const optional = (mark: string, part: fc.Arbitrary<string>) =>
  fc.option(
    part.map((value) => mark + value),
    { nil: '' },
  );

/** The part after the origin: path, query and fragment. */
export const rest = fc
  .tuple(without(/[?#]/g), optional('?', without(/#/g)), optional('#', fc.oneof(text, fc.constant('/login'))))
  .map((parts) => `/${parts.join('')}`);

const origin = fc.constantFrom('https://shop.example', 'http://localhost:8080', 'https://微信.example:444');
export const redirectUri = fc.tuple(origin, rest).map((parts) => parts.join(''));

/** The same address in the forms that sites pass: raw, encoded, or encoded twice. */
export const encodings = [
  (uri: string) => uri,
  encodeURIComponent,
  (uri: string) => encodeURIComponent(encodeURIComponent(uri)),
];

const append = (uri: string, query: string) => `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
const appendBefore = (uri: string, query: string) =>
  uri.replace(/^([^#]*)/, (beforeFragment) => append(beforeFragment, query));

/** Where WeChat puts its parameters: at the very end, before the fragment (quick login), or both. */
export const placements = {
  'at the end': append,
  'before the fragment': appendBefore,
  'in both places': (uri: string, query: string) => append(appendBefore(uri, query), query),
};
