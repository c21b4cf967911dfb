import { expect, test } from 'vitest';
import { renderTag } from '../../../src/shared/render-tag.js';

/** The attributes that the browser's parser reads from the tag. */
function parse(html: string) {
  const { attributes, localName } = document.createRange().createContextualFragment(html)
    .children[0] as Element;
  return {
    localName,
    attributes: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
  };
}

test('renders the start tag, with the attributes in their order', () => {
  expect(renderTag('iframe', { src: '/a', title: 'QR' })).toBe('<iframe src="/a" title="QR">');
});

test('escapes values, so that the browser reads them as they were', () => {
  const attributes = { src: 'https://shop.example/?a=1&b=2', title: '"><script>alert(1)</script>&quot;' };
  const html = renderTag('iframe', attributes);
  expect(html).not.toContain('<script');
  expect(parse(html)).toEqual({ localName: 'iframe', attributes });
});

test('leaves out an attribute without a value, and keeps an empty one', () => {
  expect(renderTag('div', { id: undefined, hidden: '' })).toBe('<div hidden="">');
});
