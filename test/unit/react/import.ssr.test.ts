import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createAuthorizationUrl,
  isWeChatBrowser,
  preloadWxLogin,
  readCallback,
} from '../../../src/core/index.js';

const BROWSER_GLOBALS = [
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'sessionStorage',
  'localStorage',
  'self',
];

const entries = {
  'wechat-qr-login': () => import('../../../src/react/index.js'),
  'wechat-qr-login/core': () => import('../../../src/core/index.js'),
  'wechat-qr-login/element': () => import('../../../src/element/index.js'),
  'wechat-qr-login/mini-program': () => import('../../../src/mini-program/index.js'),
  'wechat-qr-login/simulator': () => import('../../../src/simulator/index.js'),
  'wechat-qr-login/testing': () => import('../../../src/testing/index.js'),
  'wechat-qr-login/testing/playwright': () => import('../../../src/testing/playwright.js'),
};

describe('importing an entry on a server touches no browser global', () => {
  const touched: string[] = [];
  const before = new Map<string, PropertyDescriptor | undefined>();

  beforeEach(async () => {
    // Dependencies may access globals. The test checks only our own modules.
    await Promise.all([import('react'), import('react/jsx-dev-runtime'), import('playwright')]);
    touched.length = 0;
    for (const name of BROWSER_GLOBALS) {
      before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      Object.defineProperty(globalThis, name, {
        configurable: true,
        get() {
          touched.push(`${name} ${new Error().stack}`);
          return undefined;
        },
      });
    }
  });
  afterEach(() => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  });

  test.each(Object.entries(entries))('%s', async (_, load) => {
    vi.resetModules();
    const entry = await load();
    expect(Object.keys(entry).length).toBeGreaterThan(0);
    expect(touched.filter((stack) => stack.includes('/src/'))).toEqual([]);
  });
});

describe('on a server, the core returns', () => {
  test('the address of WeChat’s login page', () => {
    const url = createAuthorizationUrl({
      appid: 'wx1',
      redirect_uri: 'https://shop.example/callback',
      state: 'S',
    });
    expect(new URL(url).searchParams.get('state')).toBe('S');
  });

  test('the result in the address of a request', () => {
    expect(readCallback('/callback?code=C&state=S')).toEqual({ type: 'authorized', code: 'C', state: 'S' });
  });

  test('whether a request comes from inside WeChat', () => {
    expect(isWeChatBrowser('MicroMessenger/8.0')).toBe(true);
    expect(isWeChatBrowser(null)).toBe(false);
  });

  test('the early preload does nothing, and throws nothing', () => {
    expect(preloadWxLogin()).toBeUndefined();
  });
});
