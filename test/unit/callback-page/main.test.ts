import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reset } from '../helpers/support.js';

const { dataset } = document.documentElement;
const address = () => location.href.slice(location.origin.length);
const postMessage = vi.fn();

/** The page's script, at that address. */
async function open(path: string): Promise<void> {
  history.replaceState(null, '', path);
  vi.resetModules();
  await import('../../../src/callback-page/main.js');
}

beforeEach(() => {
  postMessage.mockReset();
});
afterEach(() => {
  reset();
  delete dataset.next;
  delete dataset.origin;
  history.replaceState(null, '', '/');
});

test.each([
  '?code=C&state=S',
  '?state=S',
  '?code=authdeny&state=S',
  '?a=1&code=C&state=S%26%2B',
  '#/login?code=C&state=S',
  '?code=C&state=S#/login',
])('%s in a frame: the page around it gets the address, which is empty afterwards', async (search) => {
  vi.stubGlobal('parent', { postMessage });
  dataset.next = '#';
  await open(`/callback.html${search}`);
  const url = `${location.origin}/callback.html${search}`;
  expect(postMessage.mock.calls).toEqual([[{ 'wechat-qr-login': { url } }, location.origin]]);
  expect(address()).toBe('/callback.html');
});

test('another origin can be named', async () => {
  vi.stubGlobal('parent', { postMessage });
  dataset.origin = 'https://shop.example';
  await open('/callback.html?state=S');
  expect(postMessage.mock.calls[0]?.[1]).toBe('https://shop.example');
});

test('an address without a result is left alone', async () => {
  vi.stubGlobal('parent', { postMessage });
  await open('/callback.html?next=1');
  expect(postMessage).not.toHaveBeenCalled();
  expect(address()).toBe('/callback.html?next=1');
});

test('by a link it goes no further, and keeps nothing in the address', async () => {
  await open('/callback.html?code=C&state=S');
  expect(address()).toBe('/callback.html');
});

test('by a link it hands the result on where it was told', async () => {
  dataset.next = '#/login?';
  const { length } = history;
  await open('/callback.html?code=C&state=S%26');
  expect(address()).toBe('/callback.html#/login?code=C&state=S%26');
  expect(history.length).toBe(length);
});

test('by a link it hands a refusal on, too', async () => {
  dataset.next = '#';
  await open('/callback.html?state=S');
  expect(address()).toBe('/callback.html#state=S');
});
