import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { SITE } from './servers.mjs';

/** Limit of a visit in ms. A longer visit fails with the name of its page. */
const LIMIT = 30_000;

/** Time of the first request, in ms since 1970. */
const getStart = (request) => request.timing().startTime;

/** Returns the time at which the QR picture was painted, in ms since 1970. Runs in the QR page. */
const findPaint = () =>
  new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [picture] = list.getEntries();
      if (picture) resolve(performance.timeOrigin + picture.startTime);
    }).observe({ type: 'element', buffered: true });
  });

/**
 * Returns the time at which the frame became visible, in ms since 1970, or 0 if it always was. Runs in the login page.
 */
const findShown = () =>
  new Promise((resolve) => {
    const { style } = document.querySelector('iframe');
    const look = (time) =>
      style.opacity ? requestAnimationFrame(look) : resolve(time && performance.timeOrigin + time);
    look(0);
  });

async function measure(context, name) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const qrRequest = page.waitForRequest('**/connect/qrconnect?**');
  const response = await page.goto(`${SITE}/${name}`, { waitUntil: 'commit' });
  const start = getStart(response.request());
  const request = await qrRequest;
  await (await request.response()).finished();
  const painted = Math.max(
    ...(await Promise.all([request.frame().evaluate(findPaint), page.evaluate(findShown)])),
  );
  return { requested: getStart(request) - start, painted: painted - start, bytes };
}

/**
 * Measures one visit: ms from the start of the navigation, and bytes over the network. Each visit has a separate
 * browser with a new profile, so caches are empty and no connection is open. Chromium ignores hints in a private
 * window.
 */
export async function visit(launchOptions, name) {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const context = await chromium.launchPersistentContext(profile, launchOptions);
  // Closing the context ends pending work of the page.
  const timer = setTimeout(() => context.close(), LIMIT);
  try {
    return await measure(context, name);
  } catch (cause) {
    throw new Error(`The visit of /${name} failed, or took longer than ${LIMIT} ms.`, { cause });
  } finally {
    clearTimeout(timer);
    await context.close();
    rmSync(profile, { recursive: true });
  }
}
