import { type ChildProcess, spawn } from 'node:child_process';
import { findFreePort } from '../listen.js';
import { stop, waitFor } from '../start-server.js';
import { findWebKit } from './find-webkit.js';
import type { Tab, TestBrowser } from './test-browser.js';
import { WebDriverSession } from './web-driver.js';

/** Starts a virtual screen. Resolves with its name. */
async function startScreen(): Promise<{ child: ChildProcess; display: string }> {
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [, number] = await waitFor(child, /(\d+)\n/);
    return { child, display: `:${number}` };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** Maximum ms until WebKitWebDriver listens. */
const DRIVER_LIMIT = 30_000;

/** Starts WebKitWebDriver. Resolves with its address when it listens. */
async function startDriver(display: string): Promise<{ child: ChildProcess; address: string }> {
  const port = await findFreePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
  });
  const address = `http://127.0.0.1:${port}`;
  // WebKitWebDriver prints nothing, so this retries until a connection succeeds.
  const isUp = () =>
    fetch(`${address}/status`, { signal: AbortSignal.timeout(1_000) })
      .then(({ ok }) => ok)
      .catch(() => false);
  const end = Date.now() + DRIVER_LIMIT;
  while (!(await isUp())) {
    if (child.exitCode !== null || Date.now() > end) {
      await stop(child);
      throw new Error(`WebKitWebDriver does not listen on ${address}.`);
    }
    await new Promise((next) => setTimeout(next, 20));
  }
  return { child, address };
}

/** Starts WebKitGTK's test browser with tracking prevention, as Safari has it, on a virtual screen. */
export async function launchWebKit(proxy: string): Promise<TestBrowser> {
  const children: ChildProcess[] = [];
  const stopAll = async () => {
    for (const child of children) await stop(child);
  };
  try {
    const screen = await startScreen();
    children.unshift(screen.child);
    const driver = await startDriver(screen.display);
    children.unshift(driver.child);
    const session = await WebDriverSession.open(driver.address, {
      'webkitgtk:browserOptions': {
        binary: findWebKit().miniBrowser,
        args: ['--automation', `--proxy=http://${proxy}`, '--ignore-tls-errors', '--enable-itp'],
      },
    });
    return {
      openTab: async () => createTab(session, await session.window()),
      async close() {
        try {
          await session.close();
        } finally {
          await stopAll();
        }
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/**
 * Creates a tab in the session's only window. All tests share it, because starting the browser takes longer than a
 * test.
 */
function createTab(session: WebDriverSession, page: string): Tab {
  const closePopup = async () => {
    for (const popup of (await session.windows()).filter((other) => other !== page)) {
      await session.switchTo(popup);
      await session.closeWindow();
    }
    await session.switchTo(page);
  };
  return {
    async goto(address) {
      await session.goto(address);
    },
    async evaluate(run, ...given) {
      // As JSON: WebDriver turns undefined members into null.
      const script = `return Promise.resolve((${run})(...arguments)).then((result) => JSON.stringify(result) || 'null')`;
      return JSON.parse((await session.run(script, given)) as string);
    },
    click: (selector) => session.click(selector),
    closePopup,
    async close() {
      await closePopup();
      await session.deleteCookies();
      await session.goto('about:blank');
    },
  };
}
