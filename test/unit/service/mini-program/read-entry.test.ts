import { describe, expect, test } from 'vitest';
import { readEntry } from '../../../../service/mini-program/miniprogram/logic/read-entry.js';
import { chooseTexts } from '../../../../service/mini-program/miniprogram/logic/texts.js';

const TOKEN = '0K3yYc2nYVRzQv8eWm1uTg';

describe('reads the token from', () => {
  test.each<[string, Record<string, string>, string]>([
    ['WeChat’s own code', { scene: encodeURIComponent(TOKEN) }, TOKEN],
    ['an ordinary QR code', { q: encodeURIComponent(`https://shop.example/m?a=1&token=${TOKEN}#x`) }, TOKEN],
    [
      'an ordinary QR code without a token',
      { q: encodeURIComponent('https://shop.example/m?mytoken=x') },
      '',
    ],
    ['nothing', {}, ''],
    ['a broken escape', { scene: '%E0%A4%A' }, ''],
    ['an invalid token', { scene: encodeURIComponent('../admin?x=1') }, ''],
  ])('%s', (_, query, token) => {
    expect(readEntry(query, 1047).token).toBe(token);
  });
});

test.each([
  [1047, false],
  [1011, false],
  [1048, true],
  [1049, true],
  [1012, true],
  [1013, true],
])('scene %i: from a picture is %s', (scene, fromPicture) => {
  expect(readEntry({ scene: TOKEN }, scene).fromPicture).toBe(fromPicture);
});

describe('the language of the phone', () => {
  test.each([
    ['zh_CN', '取消'],
    ['zh_TW', '取消'],
    ['en', 'Cancel'],
    ['ja', 'Cancel'],
  ])('%s', (language, cancel) => {
    expect(chooseTexts(language).cancel).toBe(cancel);
  });
});

test('both languages have a text for every error', () => {
  const names = (language: string) => Object.keys(chooseTexts(language).errors).sort();
  expect(names('zh_CN')).toEqual(names('en'));
});
