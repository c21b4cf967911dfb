import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cssToDataUrl } from '../../../src/core/index.js';
import { text } from '../helpers/arbitraries.js';
import { readDataUrl } from '../helpers/support.js';

test('returns the form that sites use', () => {
  expect(cssToDataUrl('a{}')).toBe('data:text/css;charset=utf-8;base64,YXt9');
});

test('encodes any text without loss', () => {
  fc.assert(
    fc.property(text, (css) => {
      expect(readDataUrl(cssToDataUrl(css))).toBe(css);
    }),
  );
});

test('accepts a stylesheet of a megabyte', () => {
  const css = '微信🙂'.repeat(100_000);
  expect(readDataUrl(cssToDataUrl(css))).toBe(css);
});
