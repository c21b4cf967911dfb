import { expect, test } from 'vitest';
import { guardChildren } from '../../../src/ui/guard-children.js';

function createBox() {
  const box = document.createElement('div');
  const [first, second] = [document.createElement('i'), document.createElement('b')];
  box.append(first, second);
  guardChildren(box);
  return { box, first, second };
}

test('React can remove a child that a translator has wrapped', () => {
  const { box, first, second } = createBox();
  const font = document.createElement('font');
  first.replaceWith(font);
  font.append(first);
  expect(box.removeChild(first)).toBe(first);
  expect([font.childNodes.length, [...box.childNodes]]).toEqual([0, [font, second]]);
});

test('React can remove a child that an extension has already removed', () => {
  const { box, first, second } = createBox();
  first.remove();
  expect(box.removeChild(first)).toBe(first);
  expect([...box.childNodes]).toEqual([second]);
});

test('inserts a child before its sibling, or at the end if the sibling was moved', () => {
  const { box, first, second } = createBox();
  const [inserted, appended] = [document.createElement('u'), document.createElement('s')];
  expect(box.insertBefore(inserted, second)).toBe(inserted);
  first.remove();
  box.insertBefore(appended, first);
  box.insertBefore(first, null);
  expect([...box.childNodes]).toEqual([inserted, second, appended, first]);
});

test('accepts null, with which React detaches the ref', () => {
  expect(() => guardChildren(null)).not.toThrow();
});
