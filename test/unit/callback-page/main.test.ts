import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reset } from '../helpers/support.js';

const { dataset } = document.documentElement;
const address = () => location.href.slice(location.origin.length);
const postMessage = vi.fn();

/** Runs the page's script at that address. */
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
])('%s in a frame sends its address to the page around it, and empties it', async (search) => {
  vi.stubGlobal('parent', { postMessage });
  dataset.next = '#';
  await open(`/callback.html${search}`);
  const url = `${location.origin}/callback.html${search}`;
  expect(postMessage.mock.calls).toEqual([[{ 'wechat-qr-login': { url } }, location.origin]]);
  expect(address()).toBe('/callback.html');
});

test('sends the address to the origin in its options', async () => {
  vi.stubGlobal('parent', { postMessage });
  dataset.origin = 'https://shop.example';
  await open('/callback.html?state=S');
  expect(postMessage.mock.calls[0]?.[1]).toBe('https://shop.example');
});

test('leaves an address without a result unchanged', async () => {
  vi.stubGlobal('parent', { postMessage });
  await open('/callback.html?next=1');
  expect(postMessage).not.toHaveBeenCalled();
  expect(address()).toBe('/callback.html?next=1');
});

test('as the whole page without data-next, stays and removes the result from the address', async () => {
  await open('/callback.html?code=C&state=S');
  expect(address()).toBe('/callback.html');
});

test('as the whole page, passes the result to data-next', async () => {
  dataset.next = '#/login?';
  const { length } = history;
  await open('/callback.html?code=C&state=S%26');
  expect(address()).toBe('/callback.html#/login?code=C&state=S%26');
  expect(history.length).toBe(length);
});

test('as the whole page, passes a refusal to data-next', async () => {
  dataset.next = '#';
  await open('/callback.html?state=S');
  expect(address()).toBe('/callback.html#state=S');
});
