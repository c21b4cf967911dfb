import { expect, vi } from 'vitest';
import type { WeChatQrLoginElement } from '../../../src/element/index.js';
import '../../../src/element/index.js';
import { pass } from './control-page.js';
import { comeBack, createWxLogin, options, say } from './support.js';

const returns = { ...options, redirect_uri: `${location.origin}/callback`, state: 'S', expiresIn: 5000 };

/** Returns the shadow tree of the element. */
export function getShadowRoot(element: Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error('The element has no shadow tree.');
  return element.shadowRoot;
}

export const framesIn = (element: Element) => [...getShadowRoot(element).querySelectorAll('iframe')];

export function frameIn(element: Element): HTMLIFrameElement {
  const [frame] = framesIn(element);
  if (!frame) throw new Error('There is no frame.');
  return frame;
}

/** Returns the element whose text and role screen readers announce. */
export function getStatusRegion(element: Element): HTMLElement {
  const region = getShadowRoot(element).querySelector<HTMLElement>('[role]');
  if (!region) throw new Error('There is no status region.');
  return region;
}

/** The functions that bring a login to each status. */
const reach = {
  loading: async () => undefined,
  ready: async (element: Element) => say(frameIn(element)),
  expired: async (element: Element) => {
    say(frameIn(element));
    await pass(5000);
  },
  authorized: async (element: Element) => comeBack(frameIn(element), '/callback?code=C&state=S'),
  refused: async (element: Element) => comeBack(frameIn(element), '/callback?state=S'),
  error: async (element: Element) => {
    comeBack(frameIn(element), '/callback');
    // The ms to wait for a relayed message.
    await pass(100);
  },
};
export type Shown = keyof typeof reach;
export const STATUSES = Object.keys(reach) as Shown[];

/** Adds an element to the page, with a listener for `loginerror`. */
export function addElement(properties: Partial<WeChatQrLoginElement> = {}): WeChatQrLoginElement {
  const element = document.createElement('wechat-qr-login');
  element.addEventListener('loginerror', (event) => event.preventDefault());
  Object.assign(element, properties);
  document.body.append(element);
  return element;
}

/** Adds an element to the page, and brings it to that status. */
export async function showElement(status: Shown, properties: Partial<WeChatQrLoginElement> = {}) {
  if (status !== 'loading') vi.stubGlobal('WxLogin', createWxLogin());
  const element = addElement({ ...returns, ...properties });
  await pass();
  await reach[status](element);
  await pass();
  expect(element.status).toBe(status);
  return element;
}
