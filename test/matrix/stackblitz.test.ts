import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { findFreePort } from '../listen.js';
import { createUserProject, type UserProject } from '../package/user-project.js';
import { startServer } from '../start-server.js';

/** examples/stackblitz with the packed package, built and started by its own commands. */

const manifest = JSON.parse(readFileSync('examples/stackblitz/package.json', 'utf8'));
const { 'wechat-qr-login': _, ...packages } = { ...manifest.dependencies, ...manifest.devDependencies };

let project: UserProject;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  project = await createUserProject(...Object.entries(packages).map(([name, range]) => `${name}@${range}`));
  cpSync('examples/stackblitz', project.folder, { recursive: true });
  const port = await findFreePort();
  // The command that StackBlitz runs after it has installed the dependencies.
  const [program, script] = manifest.stackblitz.startCommand.split(' ');
  expect([program, manifest.scripts[script]]).toEqual(['npm', 'npm run callback && vite']);
  await project.run('npm', ['run', 'callback']);
  const vite = ['node_modules/vite/bin/vite.js', '--port', `${port}`, '--strictPort'];
  const unreachable = { fetch: async () => Response.error() };
  const env = { NODE_ENV: undefined, VITEST: undefined, NO_COLOR: '1' };
  server = await startServer(unreachable, vite, { cwd: project.folder, env, ready: /Local:/ });
  origin = `http://localhost:${port}`;
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  project?.remove();
});

let page: Page;
/** Requests to other origins than the dev server's. */
let elsewhere: string[];
beforeEach(async () => {
  elsewhere = [];
  page = await (await browser.newContext()).newPage();
  page.context().on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && new URL(url).origin !== origin) elsewhere.push(url);
  });
});
afterEach(() => page?.context().close());

test('a visitor approves on the phone page, and the page gets the code, with a single port', async () => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  await page.goto(origin);
  for (let times = 0; times < 2; times++) {
    const [phone] = await Promise.all([
      page.context().waitForEvent('page'),
      page.frameLocator('iframe').getByRole('link', { name: 'Phone page' }).click(),
    ]);
    await phone.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('heading', { name: 'Signed in' }).waitFor();
    expect(await page.locator('main code').textContent()).toMatch(/^[0-9a-f]{32}$/);
    await phone.close();
    await page.getByRole('button', { name: 'Sign out' }).click();
  }
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a visitor refuses, and can scan again', async () => {
  await page.goto(origin);
  const [phone] = await Promise.all([
    page.context().waitForEvent('page'),
    page.frameLocator('iframe').getByRole('link', { name: 'Phone page' }).click(),
  ]);
  await phone.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('You canceled the login').waitFor();
  await page.getByRole('button', { name: 'Refresh QR code' }).click();
  await page.frameLocator('iframe').getByRole('link', { name: 'Phone page' }).waitFor();
});

test('the build of the example contains no simulator', async () => {
  await project.run('npm', ['run', 'build'], { NODE_ENV: undefined });
  const folder = join(project.folder, 'dist/assets');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const code = scripts.map((name) => readFileSync(join(folder, name), 'utf8')).join();
  expect(code).toContain('wxLogin.js');
  expect(/simulator|模拟器/i.exec(code)?.[0]).toBeUndefined();
});
