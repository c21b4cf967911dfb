import { afterEach, expect, test, vi } from 'vitest';
import { adoptStyles } from '../../../src/element/adopt-styles.js';

afterEach(() => vi.unstubAllGlobals());

const createRoot = () => document.createElement('div').attachShadow({ mode: 'open' });

test('a browser without constructable stylesheets gets a style element', () => {
  vi.stubGlobal('CSSStyleSheet', undefined);
  const root = createRoot();
  adoptStyles(root);
  expect(root.querySelector('style')?.textContent).toContain(':host{');
});

test('other browsers get a stylesheet that a strict policy allows, and no style element', () => {
  const replaceSync = vi.fn();
  class CSSStyleSheet {
    replaceSync = replaceSync;
  }
  vi.stubGlobal('CSSStyleSheet', CSSStyleSheet);
  const root = createRoot();
  adoptStyles(root);
  expect(replaceSync).toHaveBeenCalledWith(expect.stringContaining(':host{'));
  expect(root.adoptedStyleSheets).toEqual([expect.any(CSSStyleSheet)]);
  expect(root.querySelector('style')).toBeNull();
});
