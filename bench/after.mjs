import { SITE } from './servers.mjs';

const MOUNTS = Number(process.env.MOUNTS ?? 1000);
const WAIT = 10_000;

/** Mounts the login, waits for the frame, and unmounts. Runs in the page. */
async function mountOften(times) {
  const root = document.getElementById('root');
  for (let i = 0; i < times; i++) {
    await new Promise((mounted) => {
      const observer = new MutationObserver(() => {
        if (!root.querySelector('iframe')) return;
        observer.disconnect();
        mounted();
      });
      observer.observe(root, { childList: true, subtree: true });
      window.mountPage();
    });
    window.unmountPage();
    await new Promise((turn) => setTimeout(turn));
  }
}

/** Enough time for late requests. */
const settle = (page) => page.waitForTimeout(500);

async function open(browser, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${SITE}/${name}`, { waitUntil: 'networkidle' });
  return { context, page };
}

/** Counts the requests for the QR page: of one mount under StrictMode, and of 20 re-renders. */
export async function countRequests(browser, name) {
  const { context, page } = await open(browser, name);
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().includes('/connect/qrconnect?')) requests++;
  });
  await page.evaluate(() => window.mountPage());
  await page.waitForSelector('iframe');
  await settle(page);
  const strict = requests;
  await page.evaluate(async () => {
    for (let i = 0; i < 20; i++) {
      window.renderAgain();
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  await settle(page);
  await context.close();
  return { strict, rerenders: requests - strict };
}

/** Creates a function that returns the main-thread time of the page so far, in ms. */
async function createClock(context, page) {
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
  };
}

/** Measures the main-thread time of 1,000 re-renders, and of 10 s in which the code can be scanned. */
export async function renderAndWait(browser, name) {
  const { context, page } = await open(browser, name);
  const spent = await createClock(context, page);
  await page.evaluate(() => window.mountPage());
  await page.waitForSelector('iframe');
  await page.waitForTimeout(2000);
  const from = await spent();
  await page.waitForTimeout(WAIT);
  const waited = await spent();
  await page.evaluate(async (times) => {
    for (let i = 0; i < times; i++) {
      window.renderAgain();
      await new Promise((turn) => setTimeout(turn));
    }
  }, MOUNTS);
  const rendered = await spent();
  await context.close();
  return { wait: waited - from, rerender: rendered - waited };
}

/** Measures what 1,000 mounts and unmounts leave behind, and the main-thread time of one. */
export async function mountAndUnmount(browser, name) {
  const { context, page } = await open(browser, name);
  const session = await context.newCDPSession(page);
  const spent = await createClock(context, page);
  const look = async () => {
    await settle(page);
    await session.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
    return { nodes, listeners, heap };
  };
  // The first mounts create what is created only once.
  await page.evaluate(mountOften, MOUNTS / 2);
  const before = await look();
  const from = await spent();
  await page.evaluate(mountOften, MOUNTS);
  const ms = (await spent()) - from;
  const after = await look();
  await context.close();
  return {
    cost: ms / MOUNTS,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
    heap: after.heap - before.heap,
  };
}
