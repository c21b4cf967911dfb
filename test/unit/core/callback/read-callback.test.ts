import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readCallback } from '../../../../src/core/index.js';
import { placements, redirectUri, state, text } from '../../helpers/arbitraries.js';

afterEach(() => history.replaceState(null, '', '/'));

const authorized = { type: 'authorized', code: 'C', state: 'S' };
const refused = { type: 'refused', state: 'S' };

test.each([
  ['in the query', 'https://shop.example/callback?code=C&state=S'],
  ['behind a query of the site', 'https://shop.example/callback?next=%2Fa&code=C&state=S'],
  ['inside the fragment', 'https://shop.example/#/login?code=C&state=S'],
  ['inside a fragment, behind a query', 'https://shop.example/?tab=1#/login&code=C&state=S'],
  ['behind a query inside the fragment', 'https://shop.example/#/login?tab=1&code=C&state=S'],
  ['before the fragment', 'https://shop.example/?code=C&state=S#/login'],
  ['in both places', 'https://shop.example/?code=C&state=S#/login&code=C&state=S'],
  ['as the whole fragment', 'https://shop.example/#code=C&state=S'],
  ['behind a code and a state of the site', 'https://shop.example/?code=own&state=own&code=C&state=S'],
  ['before a fragment with a code of the site', 'https://shop.example/?code=C&state=S#/promo?code=own'],
  [
    'inside the fragment, with a code of the site before',
    'https://shop.example/?code=own#/login&code=C&state=S',
  ],
  ['behind a value with a question mark', 'https://shop.example/?next=/a?b=c&code=C&state=S'],
])('finds code and state %s', (_, url) => {
  expect(readCallback(url)).toEqual(authorized);
});

test.each([
  ['state alone, in the query', 'https://shop.example/callback?state=S'],
  ['state alone, inside the fragment', 'https://shop.example/#/login?state=S'],
  ['state alone, before the fragment', 'https://shop.example/?state=S#/login'],
  ['an empty code', 'https://shop.example/callback?code=&state=S'],
  ['the authdeny of older clients', 'https://shop.example/callback?code=authdeny&state=S'],
])('reads a refusal from %s', (_, url) => {
  expect(readCallback(url)).toEqual(refused);
});

test('returns an empty state for a code without one, and verifyState() refuses it', () => {
  expect(readCallback('https://shop.example/?code=C')).toEqual({ type: 'authorized', code: 'C', state: '' });
});

test.each([
  ['nothing', ''],
  ['an address without parameters', 'https://shop.example/callback'],
  ['parameters of the site', 'https://shop.example/?zipcode=1&statement=2#/a?mystate=3'],
  ['an empty state', 'https://shop.example/?state='],
  ['a path that looks like parameters', 'https://shop.example/a&state=S'],
])('reads no callback from %s', (_, url) => {
  expect(readCallback(url)).toBeNull();
});

test('reads the address of the page by default, and does not change it', () => {
  history.replaceState(null, '', '/callback?code=C&state=S#/login');
  expect(readCallback()).toEqual(authorized);
  expect(location.search).toBe('?code=C&state=S');
});

test('never throws, for any address', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' }), fc.webUrl()), (url) => {
      readCallback(url);
      readCallback(`${url}?code=%zz&state=%`);
    }),
  );
});

describe.each(Object.entries(placements))('for any redirect_uri and state, %s', (_, place) => {
  test('reads the approval', () => {
    fc.assert(
      fc.property(redirectUri, state, (uri, given) => {
        const { href } = new URL(place(uri, `code=C&state=${encodeURIComponent(given)}`));
        expect(readCallback(href)).toEqual({ type: 'authorized', code: 'C', state: given });
      }),
    );
  });

  test('reads the refusal', () => {
    fc.assert(
      fc.property(redirectUri, state, (uri, given) => {
        const { href } = new URL(place(uri, `state=${encodeURIComponent(given)}`));
        expect(readCallback(href)).toEqual({ type: 'refused', state: given });
      }),
    );
  });
});
