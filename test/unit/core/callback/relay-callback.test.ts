import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { relayCallback } from '../../../../src/core/index.js';
import { onPages, placements, rest } from '../../helpers/arbitraries.js';
import { reset } from '../../helpers/support.js';

const authorized = { type: 'authorized', code: 'C', state: 'S' };
const open = (path: string) => history.replaceState({ kept: true }, '', path);
const address = () => location.href.slice(location.origin.length);

beforeEach(() => open('/callback?code=C&state=S'));
afterEach(() => {
  reset();
  open('/');
});

describe('the page that waits', () => {
  const postMessage = vi.fn<(message: unknown, targetOrigin: unknown) => void>();
  // The name of a login pop-up.
  beforeEach(() => {
    window.name = 'wechat-qr-login';
  });
  afterEach(() => postMessage.mockReset());

  test.each(['opener', 'parent'])('the %s gets the result, on its own origin only', (waiting) => {
    vi.stubGlobal(waiting, { postMessage });
    expect(relayCallback({ targetOrigin: 'https://shop.example' })).toBeNull();
    expect(postMessage).toHaveBeenCalledOnce();
    expect(postMessage.mock.calls[0]?.[1]).toBe('https://shop.example');
    expect(Object.values(postMessage.mock.calls[0]?.[0] ?? {})).toEqual([
      { url: `${location.origin}/callback?code=C&state=S` },
    ]);
    expect(address()).toBe('/callback');
  });

  test('gets the result only on the origin of the redirect page by default', () => {
    vi.stubGlobal('parent', { postMessage });
    relayCallback();
    expect(postMessage.mock.calls[0]?.[1]).toBe(location.origin);
  });

  test('gets a refusal', () => {
    vi.stubGlobal('opener', { postMessage });
    open('/callback?state=S');
    expect(relayCallback()).toBeNull();
    expect(Object.values(postMessage.mock.calls[0]?.[0] ?? {})).toEqual([
      { url: `${location.origin}/callback?state=S` },
    ]);
  });

  test('gets no message for an address without a result', () => {
    vi.stubGlobal('opener', { postMessage });
    open('/callback?next=1');
    expect(relayCallback()).toBeNull();
    expect(postMessage).not.toHaveBeenCalled();
    expect(address()).toBe('/callback?next=1');
  });

  test('gets a result once', () => {
    vi.stubGlobal('opener', { postMessage });
    relayCallback();
    relayCallback();
    expect(postMessage).toHaveBeenCalledOnce();
  });
});

describe('a page that adds its listener late', () => {
  const SHOP = 'https://shop.example';
  const QUESTION = 'wechat-qr-login';
  /** Simulates the page around the frame, and collects its messages. */
  function relay() {
    const around = document.body.appendChild(document.createElement('iframe')).contentWindow as Window;
    const postMessage = vi.spyOn(around, 'postMessage').mockReturnValue();
    vi.stubGlobal('parent', around);
    relayCallback({ targetOrigin: SHOP });
    postMessage.mockClear();
    return { around, postMessage };
  }
  const ask = (source: Window, origin = SHOP, data: unknown = QUESTION) =>
    window.dispatchEvent(new MessageEvent('message', { source, origin, data }));

  test('gets the result again when it asks, a few times', () => {
    const { around, postMessage } = relay();
    ask(around);
    expect(postMessage.mock.calls).toEqual([
      [{ 'wechat-qr-login': { url: `${location.origin}/callback?code=C&state=S` } }, SHOP],
    ]);
    for (let times = 0; times < 10; times++) ask(around);
    expect(postMessage).toHaveBeenCalledTimes(3);
  });

  test('gets nothing from another origin, from another window, and for another message', () => {
    const { around, postMessage } = relay();
    ask(around, 'https://evil.example');
    ask(window);
    ask(around, SHOP, { 'wechat-qr-login': 'again' });
    expect(postMessage).not.toHaveBeenCalled();
  });
});

test('an opener that did not start the login gets no result, and relayCallback returns it', () => {
  const postMessage = vi.fn();
  vi.stubGlobal('opener', { postMessage });
  window.name = '';
  expect(relayCallback()).toEqual(authorized);
  expect(postMessage).not.toHaveBeenCalled();
});

describe('a pop-up that is cut off from its opener', () => {
  const NAME = 'wechat-qr-login S';
  const channels: string[] = [];
  const postMessage = vi.fn();
  const close = vi.fn();
  beforeEach(() => {
    channels.length = 0;
    window.name = '';
    vi.stubGlobal('close', close);
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        postMessage = postMessage;
        constructor(name: string) {
          channels.push(name);
        }
      },
    );
  });
  afterEach(() => {
    postMessage.mockReset();
    close.mockReset();
    localStorage.clear();
  });

  test('sends the result once to the page that waits for this state, and closes', () => {
    localStorage.setItem(NAME, '');
    expect(relayCallback()).toBeNull();
    expect(channels).toEqual([NAME]);
    expect(postMessage.mock.calls).toEqual([
      [{ 'wechat-qr-login': { url: `${location.origin}/callback?code=C&state=S` } }],
    ]);
    expect(close).toHaveBeenCalledOnce();
    expect(address()).toBe('/callback');
    // The item is removed, and the code was never stored.
    expect(localStorage).toHaveLength(0);
  });

  test.each([
    ['nobody waits', () => undefined],
    ['somebody waits for another state', () => localStorage.setItem('wechat-qr-login T', '')],
    [
      'storage is denied',
      () => {
        vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
          throw new DOMException('denied', 'SecurityError');
        });
      },
    ],
  ])('keeps the result when %s', (_, prepare) => {
    prepare();
    expect(relayCallback()).toEqual(authorized);
    expect(postMessage).not.toHaveBeenCalled();
    expect(close).not.toHaveBeenCalled();
  });
});

test('a top-level page gets the result itself, once', () => {
  expect(relayCallback()).toEqual(authorized);
  expect(relayCallback()).toBeNull();
});

test('removing the result from the address adds no history entry, and keeps the state of the current one', () => {
  const { length } = history;
  relayCallback();
  expect(history.length).toBe(length);
  expect(history.state).toEqual({ kept: true });
});

test.each([
  ['/callback?code=C&state=S', '/callback'],
  ['/callback?next=%2Fa%20b&code=C&state=S', '/callback?next=%2Fa%20b'],
  ['/callback?code=C&next=1&state=S', '/callback?next=1'],
  ['/#/login?code=C&state=S', '/#/login'],
  ['/?tab=1#/login&code=C&state=S', '/?tab=1#/login'],
  ['/#/login?tab=1&code=C&state=S', '/#/login?tab=1'],
  ['/?code=C&state=S#/login', '/#/login'],
  ['/?code=C&state=S#/login&code=C&state=S', '/#/login'],
  ['/#code=C&state=S', '/'],
  ['/?zipcode=1&statement=2&code=C&state=S', '/?zipcode=1&statement=2'],
  ['/?next=/a?code=own&code=C&state=S', '/?next=/a?code=own'],
  ['/?next=/a?&code=C&state=S', '/?next=/a?'],
  ['/?a=1?&b=2&code=C&state=S', '/?a=1?&b=2'],
])('removes the result from %s, which becomes %s', (before, after) => {
  open(before);
  relayCallback();
  expect(address()).toBe(after);
});

test.each(Object.entries(placements))('keeps every other character of the address: %s', (_, place) => {
  // An empty query or fragment can disappear.
  const ofTheSite = rest
    .map((path) => new URL(location.origin + path).href)
    .filter((href) => !/[?#](#|$)/.test(href));
  fc.assert(
    fc.property(ofTheSite, (href) => {
      // Normalized by the page's own parser, which also encodes ^, unlike Node's.
      open(href);
      const own = location.href;
      open(place(own, 'code=C&state=S'));
      relayCallback();
      expect(location.href).toBe(own);
    }),
    onPages,
  );
});
