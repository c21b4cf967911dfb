import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { readGuide } from '../package/read-guide.js';
import { type Guide, startGuide } from '../package/start-guide.js';

/** docs/getting-started.md and its Chinese twin, followed step by step. */

const VERSIONS = {
  '@playwright/test': '@playwright/test@1.65.1',
  'iron-session@8': 'iron-session@8.0.4',
  next: 'next@16.4.6',
  'typescript@5': 'typescript@5.9.3',
};
/** Next.js compiles each page at its first request. On a busy machine this takes a minute. */
const PAGE_LIMIT = 120_000;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

async function open(address: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  context.setDefaultTimeout(PAGE_LIMIT);
  const page = await context.newPage();
  await page.goto(address);
  return { context, page };
}

describe.each([
  {
    path: 'docs/getting-started.md',
    words: {
      phone: 'Open phone page',
      approve: 'Allow',
      code: 'WeChat sent the code',
      welcome: 'Welcome, 小林 Lin',
    },
    retry: 'Try again',
  },
  {
    path: 'docs/getting-started_zh-CN.md',
    words: { phone: '打开手机页面', approve: '允许', code: '微信返回的 code', welcome: '欢迎，小林 Lin' },
    retry: '重试',
  },
])('$path', ({ path, words, retry }) => {
  const [viteSteps = [], nextSteps = []] = readGuide(path);

  /** Clicks like the reader of the guide. */
  async function approve({ context, page }: { context: BrowserContext; page: Page }) {
    const opened = context.waitForEvent('page');
    await page.frameLocator('iframe').getByRole('link', { name: words.phone }).click();
    await (await opened).getByRole('button', { name: words.approve }).click();
  }

  describe('Vite and React', () => {
    const [showCode = [], addServer = [], testPage = [], testLogin = []] = viteSteps;
    let guide: Guide;
    beforeAll(async () => {
      guide = await startGuide(viteSteps, VERSIONS);
    });
    afterAll(() => guide?.remove());

    test('the page gets the code without a server', async () => {
      await guide.follow(showCode);
      const visit = await open(guide.resolve('http://localhost:5173'));
      await approve(visit);
      await visit.page.getByText(words.code).waitFor();
    });

    test('the server signs the visitor in, and the page shows if the server does not run', async () => {
      await guide.follow(addServer);
      // Vite restarts because its configuration has changed.
      const me = guide.resolve('http://localhost:5173/api/me');
      const ask = () => fetch(me).then(async (answer) => answer.ok && answer.text());
      await expect.poll(() => ask().catch(() => false), { timeout: 30_000, interval: 100 }).toBe('null');
      const visit = await open(guide.resolve('http://localhost:5173'));
      await approve(visit);
      await visit.page.getByText(words.welcome).waitFor();
      await visit.page.reload();
      await visit.page.getByText(words.welcome).waitFor();

      const other = await open(guide.resolve('http://localhost:5173'));
      await other.page.route('**/api/wechat', (route) => route.fulfill({ status: 500 }));
      await approve(other);
      await other.page.getByRole('button', { name: retry }).waitFor();
    });

    test('the test of the page passes', async () => {
      expect(await guide.follow(testPage)).toMatch(/Tests\s+2 passed/);
    });

    test('the test of the whole login starts the servers, and passes', async () => {
      await guide.stopServers();
      expect(await guide.follow(testLogin)).toMatch(/2 passed/);
    });
  });

  describe('Next.js', () => {
    const [create = [], signIn = [], testLogin = []] = nextSteps;
    let guide: Guide;
    beforeAll(async () => {
      guide = await startGuide(nextSteps, VERSIONS);
    });
    afterAll(() => guide?.remove());

    test('the app signs the visitor in', { timeout: 2 * PAGE_LIMIT }, async () => {
      await guide.follow(create);
      await guide.follow(signIn);
      const visit = await open(guide.resolve('http://localhost:3000'));
      await approve(visit);
      await visit.page.getByText(words.welcome).waitFor();
      await visit.page.reload();
      await visit.page.getByText(words.welcome).waitFor();
    });

    test('the test of the login starts the servers, and passes', async () => {
      await guide.stopServers();
      expect(await guide.follow(testLogin)).toMatch(/1 passed/);
    });
  });
});
