import { describe, expect, test, vi } from 'vitest';
import type { WeChatQrLoginElement, WeChatQrLoginEventMap } from '../../../src/element/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { frameIn, type Shown, showElement } from '../helpers/show-element.js';
import { comeBack, createWxLogin, options, say } from '../helpers/support.js';

controlPage();

const TYPES = [
  'statuschange',
  'scriptload',
  'mount',
  'ready',
  'authorized',
  'refused',
  'expired',
  'stuck',
  'loginerror',
] as const satisfies (keyof WeChatQrLoginEventMap)[];

/** Creates an element with that status. Collects type and detail of its events. */
async function record(status: Shown, properties: Partial<WeChatQrLoginElement> = {}) {
  const events: [type: string, detail: unknown][] = [];
  const append = document.body.append.bind(document.body);
  vi.spyOn(document.body, 'append').mockImplementation((...nodes) => {
    for (const type of TYPES) {
      (nodes[0] as Element).addEventListener(type, (event) =>
        events.push([type, (event as CustomEvent).detail]),
      );
    }
    append(...nodes);
  });
  const element = await showElement(status, properties);
  return { element, events };
}

describe('each callback of createQrLogin is an event', () => {
  test('until the QR code is approved', async () => {
    const { events } = await record('authorized');
    expect(events.map(([type]) => type)).toEqual([
      'statuschange',
      'scriptload',
      'statuschange',
      'mount',
      'statuschange',
      'authorized',
    ]);
    expect(events[0]?.[1]).toEqual({ status: 'loading', previous: 'idle' });
    expect(events[3]?.[1]).toBeInstanceOf(HTMLIFrameElement);
    expect(events.at(-1)?.[1]).toEqual({ code: 'C', state: 'S' });
  });

  test.each([
    ['ready', { confirmed: true, direct: false, cause: undefined }],
    ['refused', { state: 'S' }],
    ['expired', null],
  ] as const)('%s', async (status, detail) => {
    const { events } = await record(status);
    expect(events.at(-1)).toEqual([status, detail]);
  });

  test('dispatches loginerror for an error', async () => {
    const { element, events } = await record('error');
    expect(events.at(-1)).toEqual(['loginerror', element.error]);
  });

  test('dispatches stuck for a frame that sends no message', async () => {
    const { element, events } = await record('ready', { expiresIn: 60_000 });
    // WeChat's page, and then a silent page.
    for (let loads = 0; loads < 2; loads++) frameIn(element).dispatchEvent(new Event('load'));
    await pass(5000);
    expect(events.at(-1)).toEqual(['stuck', null]);
  });
});

describe('authorized.waitUntil()', () => {
  test('accepts a promise, whose rejection causes the error sign_in_failed', async () => {
    const cause = new Error('the server answered 500');
    const element = await showElement('ready');
    element.addEventListener('authorized', (event) => event.waitUntil(Promise.reject(cause)));
    element.addEventListener('loginerror', (event) => event.preventDefault());
    comeBack(frameIn(element), '/callback?code=C&state=S');
    await pass();
    expect([element.status, element.error?.code, element.error?.cause]).toEqual([
      'error',
      'sign_in_failed',
      cause,
    ]);
    expect(element.shadowRoot?.textContent).toContain('登录失败');
  });

  test('waits for every promise, and stays authorized when they resolve', async () => {
    const element = await showElement('ready');
    for (const result of [1, 2]) {
      element.addEventListener('authorized', (event) => event.waitUntil(Promise.resolve(result)));
    }
    comeBack(frameIn(element), '/callback?code=C&state=S');
    await pass();
    expect(element.status).toBe('authorized');
  });
});

test('the shadow tree shows the status before its event is dispatched', async () => {
  const element = await showElement('ready');
  const shown: (string | undefined)[] = [];
  element.addEventListener('statuschange', () => shown.push(element.dataset.status));
  element.addEventListener('refused', () => shown.push(element.dataset.status));
  comeBack(frameIn(element), '/callback?state=S');
  await pass();
  expect(shown).toEqual(['refused', 'refused']);
});

test('ancestors, and the page around a shadow tree, get no event', async () => {
  const heard = vi.fn();
  for (const type of TYPES) document.addEventListener(type, heard);
  await showElement('authorized');
  expect(heard).not.toHaveBeenCalled();
  for (const type of TYPES) document.removeEventListener(type, heard);
});

test('a listener that throws does not stop the login', async () => {
  const reported = vi.fn((event: Event) => event.preventDefault());
  window.addEventListener('error', reported);
  const element = await showElement('loading', options);
  element.addEventListener('statuschange', () => {
    throw new Error("the page's mistake");
  });
  vi.stubGlobal('WxLogin', createWxLogin());
  element.refresh();
  await pass();
  say(frameIn(element));
  await pass();
  expect(element.status).toBe('ready');
  expect(reported).toHaveBeenCalled();
  window.removeEventListener('error', reported);
});

describe('a development build', () => {
  test('logs an error to the console, unless a listener calls preventDefault()', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const handled = await showElement('error');
    expect(error).not.toHaveBeenCalled();
    const unhandled = handled.cloneNode() as typeof handled;
    Object.assign(unhandled, { ...options, appid: '' });
    document.body.append(unhandled);
    await pass();
    expect(error.mock.calls).toEqual([[unhandled.error]]);
  });
});
