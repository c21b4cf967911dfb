import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCallback } from '../../../../src/core/index.js';
import { looksLikeRefusal, meddling } from '../../helpers/meddling-servers.js';
import { answers, meant } from '../../helpers/wechat-answers.js';

/** Only parameters that WeChat has added to the address count as its answer. */

const cb = 'https://shop.example/cb';
const read = (address: string, redirect_uri: string) =>
  readCallback(address.replace('~', 'https://shop.example'), {
    redirect_uri: redirect_uri.replace('~', 'https://shop.example'),
  });
const authorized = { type: 'authorized', code: 'C', state: 'S' };
const refused = { type: 'refused', state: 'S' };

describe('parameters of redirect_uri itself', () => {
  test.each([
    ['a code, and the visitor refuses', '~/cb?code=INVITE7', '~/cb?code=INVITE7&state=S', refused],
    ['a code, and WeChat says authdeny', '~/cb?code=I', '~/cb?code=I&code=authdeny&state=S', refused],
    ['a code, and the visitor approves', '~/cb?code=I', '~/cb?code=I&code=C&state=S', authorized],
    ['a code, and nothing was added', '~/cb?code=INVITE7', '~/cb?code=INVITE7', null],
    ['a state, and the visitor approves', '~/cb?state=own', '~/cb?state=own&code=C&state=S', authorized],
    ['a state, and the visitor refuses', '~/cb?state=own', '~/cb?state=own&state=S', refused],
    ['a state, and nothing was added', '~/cb?state=own', '~/cb?state=own', null],
    ['the very state of the login', '~/cb?state=S', '~/cb?state=S&code=C&state=S', authorized],
    ['the very state, and the visitor refuses', '~/cb?state=S', '~/cb?state=S&state=S', refused],
    ['the very state, in a fragment', '~/cb#a=1&state=S', '~/cb#a=1&state=S?code=C&state=S', authorized],
    ['both', '~/cb?code=I&state=own', '~/cb?code=I&state=own&code=C&state=S', authorized],
    ['both, and nothing was added', '~/cb?code=I&state=own', '~/cb?code=I&state=own', null],
    ['a code inside the fragment', '~/#/login?code=I', '~/#/login?code=I&state=S', refused],
    ['a code in the query, a route behind it', '~/?code=I#/login', '~/?code=I#/login&state=S', refused],
    ['a code in the fragment, quick login', '~/cb#/a?code=I', '~/cb?code=C&state=S#/a?code=I', authorized],
    ['the name of a code, encoded', '~/cb?c%6fde=I', '~/cb?c%6fde=I&state=S', refused],
    ['a code that browsers write in another way', '~/cb?code=微', '~/cb?code=%E5%BE%AE&state=S', refused],
    ['a code with a tab, which browsers drop', '~/cb?code=I\t7', '~/cb?code=I7&state=S', refused],
  ])('do not count: %s', (_, redirect_uri, address, result) => {
    expect(read(address, redirect_uri)).toEqual(result);
  });
});

describe('after a server has redirected the callback', () => {
  test.each([
    ['with the address unencoded in a parameter', '~/login?next=/cb?code=C&state=S', cb],
    ['with the address encoded in a parameter', '~/login?next=%2Fcb%3Fcode%3DC%26state%3DS', cb],
    ['with the state alone', '~/login?state=S', cb],
    ['with the authdeny alone', '~/login?code=authdeny&state=S', cb],
    ['with an own code and the state', '~/login?a=1&code=I&state=S', '~/cb?a=1&code=I'],
    ['with an own code unencoded, and the state', '~/login?next=/cb?code=I&state=S', '~/cb?code=I'],
    ['to its own path, with the address unencoded', '~/cb?next=/cb?code=C&state=S', cb],
    ['to its own path, with something of its own', '~/cb?error=1&state=S', cb],
    ['to its own path, without what redirect_uri has', '~/cb?state=S', '~/cb?tab=1'],
  ])('reports no refusal: %s', (_, address, redirect_uri) => {
    expect(read(address, redirect_uri)).toBeNull();
  });

  test.each([
    ['with code and state as they were', '~/login?code=C&state=S', cb],
    ['with more parameters', '~/cb?utm=1&code=C&state=S&lang=zh', cb],
    ['in another order', '~/cb?code=C&lang=zh&state=S', cb],
    ['unencoded, behind parameters of redirect_uri', '~/login?next=/cb?a=1&code=C&state=S', '~/cb?a=1'],
  ])('reads an approval that remains: %s', (_, address, redirect_uri) => {
    expect(read(address, redirect_uri)).toEqual(authorized);
  });
});

describe('without redirect_uri', () => {
  test.each([
    ['unencoded in a parameter', `${cb}?next=/cb?code=C&state=S`],
    ['encoded in a parameter', `${cb}?next=%2Fcb%3Fcode%3DC&state=S`],
    ['encoded twice', `${cb}?next=%252Fcb%253Fcode%253DC&state=S`],
    ['in the fragment', `${cb}?state=S#/login?next=/cb?code=C`],
  ])('reports no refusal for a state if the address contains a code in another place: %s', (_, address) => {
    expect(readCallback(address)).toBeNull();
  });
});

const origins = fc.constantFrom('https://shop.example', 'http://localhost:8080', 'https://微信.example:444');

describe('for any redirect_uri and any answer of WeChat', () => {
  test('returns the result that WeChat sent', () => {
    fc.assert(
      fc.property(answers(origins), (answer) => {
        const { address, redirect_uri } = answer;
        expect(readCallback(address, { redirect_uri })).toEqual(meant(answer));
      }),
    );
  });

  test('returns the result that WeChat sent or none, after any change of the address by servers', () => {
    fc.assert(
      fc.property(answers(origins), meddling, (answer, meddle) => {
        const { redirect_uri, refusals, decision, code, state } = answer;
        const address = meddle(answer.address);
        const result = readCallback(address, { redirect_uri });
        if (!result) return;
        if (result.type === 'refused') {
          // If a server removes the code without a trace, the address looks like a refusal.
          if (looksLikeRefusal(address, refusals)) return;
          expect([decision, result.state]).toEqual([expect.stringMatching(/refuse|deny/), state]);
        } else {
          expect([decision, result.code]).toEqual(['approve', code]);
          // The state was removed. No comparison accepts an empty one.
          expect([state, '']).toContain(result.state);
        }
      }),
    );
  });

  test('without redirect_uri, reports no refusal for an address that contains a hidden code', () => {
    fc.assert(
      fc.property(answers(origins), meddling, (answer, meddle) => {
        const address = meddle(answer.address);
        fc.pre(answer.decision === 'approve' && address.includes(answer.code));
        expect(readCallback(address)?.type).not.toBe('refused');
      }),
    );
  });
});

test('a malformed address or redirect_uri does not throw, and is not a callback', () => {
  const bad = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '?', '#', '/cb', 'https://', '%'));
  fc.assert(
    fc.property(bad, bad, (url, redirect_uri) => {
      const result = readCallback(url, { redirect_uri });
      expect(['authorized', 'refused', undefined]).toContain(result?.type);
    }),
  );
});
