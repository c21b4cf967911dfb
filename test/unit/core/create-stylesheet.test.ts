import { expect, test } from 'vitest';
import { createStylesheet, type StylesheetTheme } from '../../../src/core/index.js';

/** Returns the declarations for a selector, parsed by the browser. */
function findStyle(css: string, selector: string): CSSStyleDeclaration | undefined {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const rules = [...sheet.cssRules] as CSSStyleRule[];
  return rules.find(({ selectorText }) => selectorText.split(', ').includes(selector))?.style;
}

test('has no rule for a missing value of the theme', () => {
  expect(createStylesheet({})).toBe('');
  expect(createStylesheet({ title: true, hint: true, status: true, border: true })).toBe('');
  expect(createStylesheet({ qrSize: undefined, color: undefined })).toBe('');
});

test.each([
  [{ qrSize: 200 }, '.impowerBox .qrcode', 'width', '200px'],
  [{ qrSize: 200 }, '.impowerBox .qrcode', 'height', '200px'],
  [{ qrSize: 200 }, '.impowerBox .info', 'width', '200px'],
  [{ qrSize: 120 }, '.impowerBox .info', 'width', '200px'],
  [{ qrSize: 200 }, '.impowerBox .qrcode', 'margin-top', '0px'],
  [{ padding: 8 }, '.impowerBox .qrcode', 'margin-top', ''],
  [{ padding: 8 }, '.impowerBox .qrcode', 'padding', '8px'],
  [{ padding: 8 }, '.impowerBox .qrcode', 'box-sizing', 'border-box'],
  [{ border: false }, '.impowerBox .qrcode', 'border-width', '0px'],
  [{ radius: 8 }, '.impowerBox .qrcode', 'border-radius', '8px'],
  [{ radius: 0 }, '.impowerBox .qrcode', 'border-radius', '0px'],
  [{ title: false }, '.impowerBox .title', 'display', 'none'],
  [{ hint: false }, '#wx_default_tip', 'display', 'none'],
  [{ status: false }, '#wx_after_scan', 'display', 'none'],
  [{ status: false }, '#wx_after_cancel', 'display', 'none'],
  [{ color: 'red' }, '.impowerBox .title', 'color', 'red'],
  [{ color: 'red' }, '.impowerBox .status_txt', 'color', 'red'],
  [{ background: 'black' }, 'body', 'background', 'black'],
  [{ fontSize: 12 }, '.impowerBox .status_txt', 'font-size', '12px'],
  [{ preset: 'minimal' }, '.impowerBox .qrcode', 'border-width', '0px'],
  [{ preset: 'card' }, '.impowerBox .qrcode', 'border-width', '0px'],
  [{ preset: 'card' }, '.impowerBox .title', 'display', 'none'],
  [{ preset: 'dark' }, '.impowerBox .qrcode', 'border-width', '0px'],
  [{ preset: 'dark' }, '.impowerBox .title', 'color', 'rgb(242, 242, 242)'],
] satisfies [StylesheetTheme, string, string, string][])(
  '%o creates %s { %s: %s }',
  (theme, selector, property, value) => {
    expect(findStyle(createStylesheet(theme), selector)?.getPropertyValue(property)).toBe(value);
  },
);

test('writes one rule per line', () => {
  expect(createStylesheet({ title: false, background: 'black' }).split('\n')).toEqual([
    '.impowerBox .title { display: none }',
    'body { background: black }',
  ]);
});

test('combines all values of a theme', () => {
  const css = createStylesheet({ qrSize: 120, title: false, color: 'red' });
  expect(findStyle(css, '.impowerBox .qrcode')?.width).toBe('120px');
  expect(css).toContain('display: none');
  expect(css).toContain('color: red');
});

test('minimal keeps the code and the texts after a scan', () => {
  const css = createStylesheet({ preset: 'minimal' });
  expect(findStyle(css, '.impowerBox .title')?.display).toBe('none');
  expect(findStyle(css, '#wx_default_tip')?.display).toBe('none');
  expect(findStyle(css, '#wx_after_scan')).toBeUndefined();
});

test('card and dark put the code on white, with room around it', () => {
  for (const preset of ['card', 'dark'] as const) {
    const code = findStyle(createStylesheet({ preset }), '.impowerBox .qrcode');
    expect(code?.padding).not.toBe('');
    expect(code?.backgroundColor).toBe('rgb(255, 255, 255)');
  }
  expect(findStyle(createStylesheet({ preset: 'dark' }), 'body')).toBeUndefined();
});

test('a theme overrides its preset', () => {
  const size = (theme: StylesheetTheme) => findStyle(createStylesheet(theme), '.impowerBox .qrcode')?.width;
  expect(size({ preset: 'card' })).toBe('216px');
  expect(size({ preset: 'card', qrSize: 180 })).toBe('180px');
  expect(size({ preset: 'card', qrSize: undefined })).toBe('216px');
  const titled = createStylesheet({ preset: 'minimal', title: true });
  expect(findStyle(titled, '.impowerBox .title')).toBeUndefined();
});
