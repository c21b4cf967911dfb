import type { CDPSession } from 'playwright/test';
import { expect, test } from '../e2e/fixtures.js';

const MINUTE = 60_000;
const RENEWALS_A_DAY = (24 * 60) / 5;

declare global {
  interface Window {
    pendingTimers: Set<unknown>;
  }
}

/** Counts all pending timers. */
function countTimers() {
  const { setTimeout, clearTimeout } = window;
  window.pendingTimers = new Set();
  window.setTimeout = ((callback: () => void, ms?: number) => {
    const timer = setTimeout(() => {
      window.pendingTimers.delete(timer);
      callback();
    }, ms);
    window.pendingTimers.add(timer);
    return timer;
  }) as typeof window.setTimeout;
  window.clearTimeout = (timer) => {
    window.pendingTimers.delete(timer);
    clearTimeout(timer);
  };
}

/** Returns the browser's number of listeners of that type on the element. */
async function countListeners(session: CDPSession, expression: string, type: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression });
  const objectId = result.objectId ?? '';
  const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
  await session.send('Runtime.releaseObject', { objectId });
  return listeners.filter((listener) => listener.type === type).length;
}

/** Returns the number of objects of that class in memory, including those that are not collected yet. */
async function countObjects(session: CDPSession, name: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: `${name}.prototype` });
  const prototypeObjectId = result.objectId ?? '';
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId });
  const { result: length } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
  });
  await session.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  return length.value;
}

/** Measures the page after a garbage collection. */
async function measure(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const evaluate = async (expression: string) =>
    (await session.send('Runtime.evaluate', { expression })).result.value as number;
  return {
    heap: read('JSHeapUsedSize'),
    listeners: read('JSEventListeners'),
    nodes: read('Nodes'),
    documents: read('Documents'),
    frames: read('Frames'),
    frameElements: await countObjects(session, 'HTMLIFrameElement'),
    signals: await countObjects(session, 'AbortSignal'),
    messageListeners: await countListeners(session, 'window', 'message'),
    violationListeners: await countListeners(session, 'document', 'securitypolicyviolation'),
    timers: await evaluate('pendingTimers.size'),
    statesKept: await evaluate("sessionStorage.getItem('wechat-qr-login').split(' ').length"),
    keysKept: await evaluate('sessionStorage.length + localStorage.length'),
  };
}

test('a page that renews its QR code every 5 minutes for a day does not leak memory or listeners', async ({
  login,
  page,
}) => {
  await page.clock.install();
  await page.addInitScript(countTimers);
  await login.open();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await login.render({ expiresIn: 5 * MINUTE, autoRefresh: 1000 });
  await login.waitFor('ready');

  const renew = async (times: number) => {
    for (let time = 0; time < times; time++) {
      // The events that the test collects must not count.
      await page.evaluate(() => window.site.events.splice(0));
      await page.clock.fastForward(5 * MINUTE);
      await login.waitFor('ready');
    }
  };
  await renew(RENEWALS_A_DAY / 8);
  const early = await measure(session);
  await renew((RENEWALS_A_DAY / 8) * 7);
  const late = await measure(session);
  console.log(JSON.stringify({ early, late }, null, 2));

  const { heap, listeners, timers, ...exact } = early;
  expect(late).toMatchObject(exact);
  // The timers of the expiry and of the frame's timeout and, for a short time, of the load.
  expect(late.timers).toBeLessThanOrEqual(3);
  // The number of React's and the browser's own listeners varies by one or two.
  expect(late.listeners).toBeLessThan(listeners + 5);
  // 252 renewals. An idle page also grows by 1.5 kB with each step of the clock.
  expect(late.heap - heap).toBeLessThan(252 * 4000);
  expect(login.wechat.logins).toHaveLength(RENEWALS_A_DAY + 1);

  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  for (let hour = 0; hour < 24; hour++) await page.clock.fastForward(60 * MINUTE);
  await login.settle();
  expect(login.wechat.logins).toHaveLength(RENEWALS_A_DAY + 1);
});
