import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { onRestore, whenOpened, whenVisible } from '../../../src/shared/page-life.js';

const callback = vi.fn();
let life = new AbortController();
beforeEach(() => {
  callback.mockClear();
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
  Reflect.deleteProperty(document, 'prerendering');
});

const setPrerendering = (value: boolean) =>
  Object.defineProperty(document, 'prerendering', { value, configurable: true });

describe('a page that the visitor', () => {
  test('has opened calls back at once', () => {
    whenOpened(life.signal, callback);
    expect(callback).toHaveBeenCalledOnce();
  });

  test('has not opened yet calls back when it is activated', () => {
    setPrerendering(true);
    whenOpened(life.signal, callback);
    expect(callback).not.toHaveBeenCalled();
    setPrerendering(false);
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(callback).toHaveBeenCalledOnce();
  });

  test('never opens does not call back after the login has ended', () => {
    setPrerendering(true);
    whenOpened(life.signal, callback);
    life.abort();
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(callback).not.toHaveBeenCalled();
  });
});

describe('a tab', () => {
  /** A separate document, like that of a window that the page renders into. */
  function createPage(hidden: boolean) {
    const page = document.implementation.createHTMLDocument();
    const show = (isHidden: boolean) => {
      Object.defineProperty(page, 'hidden', { value: isHidden, configurable: true });
      page.dispatchEvent(new Event('visibilitychange'));
    };
    show(hidden);
    return { page, show };
  }

  test('that is visible calls back at once', () => {
    whenVisible(createPage(false).page, life.signal, callback);
    expect(callback).toHaveBeenCalledOnce();
  });

  test('that is hidden calls back once, when it is visible', () => {
    const { page, show } = createPage(true);
    whenVisible(page, life.signal, callback);
    show(true);
    expect(callback).not.toHaveBeenCalled();
    for (const hidden of [false, true, false]) show(hidden);
    expect(callback).toHaveBeenCalledOnce();
  });

  test('that is visible again after the attempt has ended does not call back', () => {
    const { page, show } = createPage(true);
    whenVisible(page, life.signal, callback);
    life.abort();
    show(false);
    expect(callback).not.toHaveBeenCalled();
  });
});

test('calls back each time the page returns from the back/forward cache, but not when it loads', () => {
  onRestore(life.signal, callback);
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  expect(callback).not.toHaveBeenCalled();
  for (const persisted of [true, true]) {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  }
  expect(callback).toHaveBeenCalledTimes(2);
});
