import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { findFreePort } from '../listen.js';
import { createUserProject, type UserProject } from '../package/user-project.js';
import { startServer } from '../start-server.js';

/**
 * examples/nextjs with the packed package, built and started as in its README. The same build contains a page for each
 * kind of rendering of the App Router.
 */

const port = await findFreePort();
const ORIGIN = `http://localhost:${port}`;
const APP = { appid: 'wx0123456789abcdef', secret: 'the-app-secret-of-this-test', name: 'Shop' };
const environment = {
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: undefined,
  BETTER_AUTH_URL: ORIGIN,
  // Options of the additional pages.
  NEXT_PUBLIC_ORIGIN: ORIGIN,
  BETTER_AUTH_SECRET: 'mXk2R8v0ZpQy7Lw4Tn6Bc1Ds9Fg3Hj5K',
  WECHAT_APP_ID: APP.appid,
  WECHAT_APP_SECRET: APP.secret,
};

const BOX = /<div class="box"[^>]*style="[^"]*width:300px;height:400px/;
const HINT =
  '<link rel="preload" as="script" href="https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js">';

describe.each(['15.5.29', '16.4.6'])('Next.js %s', (version) => {
  let project: UserProject;
  let server: Awaited<ReturnType<typeof startServer>>;
  let browser: Browser;
  beforeAll(async () => {
    project = await createUserProject(
      'better-auth',
      `next@${version}`,
      'react',
      'react-dom',
      '@types/node',
      '@types/react',
      'typescript@5.9.3',
    );
    const dependencies = JSON.parse(project.read('package.json')).dependencies;
    cpSync('examples/nextjs', project.folder, { recursive: true });
    cpSync('test/package/users/nextjs', project.folder, { recursive: true });
    const example = JSON.parse(project.read('package.json'));
    project.write('package.json', JSON.stringify({ ...example, dependencies }));
    await project.run('npm', ['run', 'build'], environment);
    // One server for all tests. Each test has its own simulator.
    const api = { fetch: (request: Request) => wechat.fetch(request) };
    server = await startServer(api, ['node_modules/next/dist/bin/next', 'start', '--port', `${port}`], {
      cwd: project.folder,
      env: environment,
      ready: /Ready/,
    });
    browser = await chromium.launch(launchOptions());
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    project?.remove();
  });

  let context: BrowserContext;
  let wechat: WeChatSimulator;
  beforeEach(async () => {
    context = await browser.newContext();
    wechat = await simulateWeChat(context, { apps: [APP] });
  });
  afterEach(() => context?.close());

  test('examples/nextjs signs a visitor in by a scan, and out by a server action', async () => {
    const page = await context.newPage();
    await page.goto(ORIGIN);
    await wechat.waitFor('requested');
    wechat.refuse();
    await wechat.waitFor('requested', { count: 2 });
    wechat.approve();
    await page.getByText('Signed in as 小林 Lin').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await wechat.waitFor('requested', { count: 3 });
    expect(wechat.events.map(({ type }) => type)).toEqual([
      'requested',
      'refused',
      'requested',
      'approved',
      'exchanged',
      'identified',
      'requested',
    ]);
  });

  for (const kind of ['static', 'server', 'streaming']) {
    test(`a ${kind} page contains the box and the preload hint, hydrates, and requests one QR code`, async () => {
      const html = await (await fetch(`${ORIGIN}/${kind}`)).text();
      expect(html).toMatch(BOX);
      expect(html.indexOf(HINT)).toBeGreaterThan(html.search(BOX));

      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(`${error}`));
      await page.goto(`${ORIGIN}/${kind}`);
      await page.frameLocator('iframe').locator('img').first().waitFor();
      const { code } = wechat.approve();
      await page.getByText(`${kind}: ${code}`).waitFor();
      expect(wechat.logins).toHaveLength(1);
      expect(complaints).toEqual([]);
    });
  }

  test('the login works in pages made at build, made on request, and streamed in two parts', async () => {
    const made = async (kind: string) => (await fetch(`${ORIGIN}/${kind}`)).headers.get('x-nextjs-cache');
    expect(await Promise.all(['static', 'server', 'streaming'].map(made))).toEqual(['HIT', null, null]);
    // The server sends the rest of the page before it renders the login.
    const parts: string[] = [];
    const decoder = new TextDecoder();
    const { body } = await fetch(`${ORIGIN}/streaming`);
    for await (const part of body as unknown as AsyncIterable<Uint8Array>) parts.push(decoder.decode(part));
    const whole = parts.join('');
    expect(parts[0]).toContain('One moment');
    expect(parts[0]).not.toMatch(BOX);
    expect(whole.indexOf(HINT)).toBeGreaterThan(whole.search(BOX));
  });

  test('no bundle for the browser contains a secret', () => {
    const folder = join(project.folder, '.next/static');
    const bundles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    expect(bundles.length).toBeGreaterThan(0);
    const secret = new RegExp(`${APP.secret}|${environment.BETTER_AUTH_SECRET}`);
    expect(bundles.filter((name) => secret.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
  });
});
