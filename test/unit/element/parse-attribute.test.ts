import { describe, expect, test } from 'vitest';
import { OBSERVED_ATTRIBUTES, PROPERTIES, parseAttribute } from '../../../src/element/parse-attribute.js';
import '../../../src/element/index.js';
import { readOptionNames } from '../../read-names.js';

/** Names that HTML uses. */
const HTML = ['id', 'style', 'lang', 'nonce', 'title'];

const NAMES = [
  ...readOptionNames('src/core/wx-login-options.ts', 'WxLoginOptions'),
  ...readOptionNames('src/core/qr-login-options.ts', 'QrLoginOptions'),
].filter((name) => !HTML.includes(name));

test('every option of createQrLogin is a property and an attribute, except for names that HTML uses', () => {
  expect([...PROPERTIES].sort()).toEqual([...NAMES, 'qrStyle', 'labels'].sort());
  expect([...OBSERVED_ATTRIBUTES].sort()).toEqual(
    [...NAMES.map((name) => name.toLowerCase()), 'qrstyle', 'lang'].sort(),
  );
});

test('no property of the element hides a property of HTML', () => {
  expect(PROPERTIES.filter((name) => name in HTMLElement.prototype)).toEqual([]);
  expect(HTML.filter((name) => !(name in document.createElement('wechat-qr-login')))).toEqual([]);
});

describe('an attribute is converted to the type of its option', () => {
  test.each([
    ['autoRefresh', '', true],
    ['autoRefresh', 'true', true],
    ['enabled', 'false', false],
    ['autoRefresh', '3', 3],
    ['fast_login', '0', 0],
    ['stylelite', '1', 1],
    ['expiresIn', '60000', 60_000],
    ['state', '007', '007'],
    ['state', 'true', 'true'],
    ['state', '', ''],
    // Templates write a missing value like this.
    ['width', '', null],
    ['expiresIn', null, null],
    // The core reports the option in its error.
    ['timeout', 'soon', 'soon'],
  ])('%s="%s"', (name, text, value) => {
    expect(parseAttribute(name, text)).toBe(value);
  });
});
