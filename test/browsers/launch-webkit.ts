import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findFreePort } from '../listen.js';
import { stop } from '../start-server.js';
import { findWebKit } from './find-webkit.js';
import type { Tab, TestBrowser } from './test-browser.js';
import { WebDriverSession } from './web-driver.js';

/** Starts a virtual screen. Resolves with its name. */
async function startScreen(): Promise<{ child: ChildProcess; display: string }> {
  const child = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return { child, display: `:${`${number}`.trim()}` };
}

/** Starts WebKitWebDriver. Resolves with its address when it listens. */
async function startDriver(display: string): Promise<{ child: ChildProcess; address: string }> {
  const port = await findFreePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
  });
  const address = `http://127.0.0.1:${port}`;
  // It prints nothing. Until it listens, the connection is refused.
  const isUp = () =>
    fetch(`${address}/status`)
      .then(({ ok }) => ok)
      .catch(() => false);
  while (child.exitCode === null && !(await isUp())) await new Promise((next) => setTimeout(next, 20));
  return { child, address };
}

/** Starts WebKitGTK's test browser with tracking prevention, as Safari has it, on a virtual screen. */
export async function launchWebKit(proxy: string): Promise<TestBrowser> {
  const screen = await startScreen();
  const driver = await startDriver(screen.display);
  const session = await WebDriverSession.open(driver.address, {
    'webkitgtk:browserOptions': {
      binary: findWebKit().miniBrowser,
      args: ['--automation', `--proxy=http://${proxy}`, '--ignore-tls-errors', '--enable-itp'],
    },
  });
  return {
    openTab: async () => createTab(session, await session.window()),
    async close() {
      await session.close();
      await stop(driver.child);
      await stop(screen.child);
    },
  };
}

/** The session's one window: to start the browser takes longer than a test. */
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
