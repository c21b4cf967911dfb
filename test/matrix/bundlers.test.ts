import { copyFileSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { listen } from '../listen.js';
import { createUserProject, type UserProject } from '../package/user-project.js';

/** Pages that use the packed package, made by users' tools or by hand. */

/** Folder of the built page, and its file. */
const PAGES = {
  Vite: ['dist', 'index.html'],
  webpack: ['webpack', 'webpack.html'],
  'a plain module script': ['.', 'plain.html'],
} as const;

let project: UserProject;
let browser: Browser;
beforeAll(async () => {
  project = createUserProject('react', 'react-dom', 'vite', 'webpack@5', 'webpack-cli@7');
  cpSync('test/package/users/web', project.folder, { recursive: true });
  // As a user does it: Vitest's own NODE_ENV would choose the development build.
  const environment = { NODE_ENV: undefined };
  project.run('npx', ['vite', 'build', '--logLevel', 'error'], environment);
  const webpack = ['--mode', 'production', '--entry', './main.js', '--output-path', 'webpack'];
  project.run('npx', ['webpack', ...webpack], environment);
  copyFileSync(join(project.folder, 'webpack.html'), join(project.folder, 'webpack/webpack.html'));
  for (const [folder] of Object.values(PAGES)) {
    const page = join(project.folder, 'node_modules/wechat-qr-login/dist/callback.html');
    copyFileSync(page, join(project.folder, folder, 'wechat-callback.html'));
  }
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
  project?.remove();
});

/** Any static server does. */
async function serveFolder(folder: string): Promise<{ origin: string; server: ServerType }> {
  const app = new Hono();
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.use(serveStatic({ root: join(project.folder, folder) }));
  const server = createAdaptorServer({ fetch: app.fetch });
  return { origin: `http://localhost:${await listen(server)}`, server };
}

describe.each(Object.entries(PAGES))('%s', (_, [folder, file]) => {
  test('a page asks for one QR code, and gets the code or the refusal', async () => {
    const { origin, server } = await serveFolder(folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(`${error}`));
    const wechat = await simulateWeChat(context);
    try {
      await page.goto(`${origin}/${file}`);
      await page.frameLocator('iframe').locator('img').first().waitFor();
      wechat.scan();
      const { code } = wechat.approve();
      await page.getByText(`code ${code}`).waitFor();
      expect(wechat.logins).toHaveLength(1);
      await page.reload();
      await wechat.waitFor('requested', { count: 2 });
      wechat.refuse();
      await page.getByText('refused').waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
      server.close();
    }
  });
});

describe.each([
  ['Vite', 'dist/assets'],
  ['webpack', 'webpack'],
])('the bundle of %s', (_, folder) => {
  let names: string[];
  let bundle: string;
  let development: string;
  const list = (path: string) => readdirSync(path).filter((name) => name.endsWith('.js'));
  const readAll = (path: string) =>
    list(path)
      .map((name) => readFileSync(join(path, name), 'utf8'))
      .join();
  beforeAll(() => {
    const { folder: root } = project;
    names = list(join(root, folder));
    bundle = readAll(join(root, folder));
    development = readAll(join(root, 'node_modules/wechat-qr-login/dist/esm/development/chunks'));
  });
  /** The part of the bundle that matches. The whole bundle would make a failure unreadable. */
  const find = (pattern: RegExp) => pattern.exec(bundle)?.[0];

  test('contains the login', () => expect(find(/wxLogin\.js/)).toBeDefined());

  test.each([
    'stylelite needs at least',
    'The server gave no QR code',
    'Copy it from your website app',
    'has no effect without',
    'another page and stays silent',
  ])('contains no text for developers: %s', (text) => {
    expect(find(new RegExp(text))).toBeUndefined();
    expect(development).toContain(text);
  });

  test('loads what draws QR codes as a chunk of its own', () => expect(names).toHaveLength(2));

  test('contains nothing of the simulator', () => {
    expect(find(/simulator|模拟器|impowerBox|hono|fake/i)).toBeUndefined();
  });
});
