import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReturnTo } from '../../service/server/read-return-to.js';

const ALLOWED = ['https://shop.example', 'http://localhost:4000'];

test.each([
  'https://shop.example',
  'https://shop.example/cart?a=1&b=//evil.example#x',
  'HTTPS://SHOP.example/',
  'https://shop.example:443/',
  'http://localhost:4000/in',
  // Browsers and the URL parser read "\\" as "/", so this address is on the shop's origin.
  'https://shop.example\\@evil.example',
])('accepts %s', (address) => {
  expect(readReturnTo(address, ALLOWED)).toBe(new URL(address).href);
});

test.each([
  '',
  '/',
  '//evil.example',
  '//shop.example',
  '\\\\evil.example',
  '/\\evil.example',
  'https:evil.example',
  'https:/\\evil.example',
  'https://evil.example',
  'https://shop.example@evil.example',
  'https://shop.example:x@evil.example/',
  'https://user:password@shop.example/',
  'https://shop.example.evil.example',
  'https://evil.example/https://shop.example',
  'https://evil.example#https://shop.example',
  'https://evil.example?https://shop.example',
  'https://shop.example%2eevil.example',
  'https://shop.example:8443/',
  'http://shop.example/',
  'http://localhost/',
  'http://localhost:4001/',
  'javascript:alert(1)//https://shop.example',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://shop.example/0',
  'file:///etc/passwd',
  'null',
])('refuses %j', (address) => {
  expect(readReturnTo(address, ALLOWED)).toBeUndefined();
});

test('returns only addresses on an allowed origin', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'https:',
      'http:',
      '//',
      '/',
      '\\',
      '@',
      '.',
      ':',
      '#',
      '?',
      'shop.example',
      'evil.example',
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const back = readReturnTo(parts.join(''), ALLOWED);
      expect(back === undefined || ALLOWED.includes(new URL(back).origin)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
