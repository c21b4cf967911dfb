import { copyFileSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { listen } from '../listen.js';
import { createUserProject, type UserProject } from '../package/user-project.js';

/** The element of the packed package in users' frameworks: examples/vue, and a page each with Svelte and Angular. */

const FRAMEWORKS = {
  vue: 'examples/vue',
  svelte: 'test/package/users/svelte',
  angular: 'test/package/users/angular',
};

let project: UserProject;
let browser: Browser;
const servers: ServerType[] = [];
const origins: Record<string, string> = {};
/** The body that the page has sent to `/api/wechat`. */
const finished: unknown[] = [];

/** Serves the built page, and an endpoint that signs everybody in. */
async function serve(folder: string): Promise<string> {
  const app = new Hono();
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/api/me', (c) => c.json(null));
  app.post('/api/wechat', async (c) => {
    finished.push(await c.req.json());
    return c.json({ nickname: '小林 Lin' });
  });
  app.use(serveStatic({ root: folder }));
  const server = createAdaptorServer({ fetch: app.fetch });
  servers.push(server);
  return `http://localhost:${await listen(server)}`;
}

beforeAll(async () => {
  project = await createUserProject(
    ...['vite', 'typescript@5', 'vue@3', '@vitejs/plugin-vue@6', 'vue-tsc@3'],
    ...['svelte@5', '@sveltejs/vite-plugin-svelte@7'],
    ...['core', 'common', 'compiler', 'platform-browser'].map((name) => `@angular/${name}@22`),
    ...['rxjs@7', 'zone.js@0.16'],
  );
  for (const [name, source] of Object.entries(FRAMEWORKS)) {
    cpSync(source, join(project.folder, name), { recursive: true });
    // Like a user. Vitest's own NODE_ENV would select the development build.
    await project.run('npx', ['vite', 'build', name, '--logLevel', 'error'], { NODE_ENV: undefined });
    const built = join(project.folder, name, 'dist');
    copyFileSync(
      join(project.folder, 'node_modules/wechat-qr-login/dist/callback.html'),
      join(built, 'wechat-callback.html'),
    );
    origins[name] = await serve(built);
  }
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
  project?.remove();
});

let context: BrowserContext;
let page: Page;
let wechat: WeChatSimulator;
let complaints: string[];
beforeEach(async () => {
  complaints = [];
  context = await browser.newContext();
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`${error}`));
  wechat = await simulateWeChat(context);
});
afterEach(() => context.close());

describe.each(['vue', 'svelte', 'angular'])('%s', (name) => {
  test('a page requests one QR code, and gets the code', async () => {
    await page.goto(`${origins[name]}`);
    await page.frameLocator('iframe').locator('img').first().waitFor();
    const { code, state } = wechat.approve();
    await page.getByText(name === 'vue' ? 'Signed in as 小林 Lin' : `code ${code}`).waitFor();
    expect(wechat.logins).toHaveLength(1);
    expect(finished.splice(0)).toEqual(name === 'vue' ? [{ code, state }] : []);
    expect(complaints).toEqual([]);
  });

  test('a refusal shows the page’s slot, whose button requests a new QR code', async () => {
    await page.goto(`${origins[name]}`);
    await page.frameLocator('iframe').locator('img').first().waitFor();
    wechat.refuse();
    await page.getByRole('button', { name: 'Scan again' }).click();
    await wechat.waitFor('requested', { count: 2 });
    await page.frameLocator('iframe').locator('img').first().waitFor();
    expect(await page.getByRole('button', { name: 'Scan again' }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });
});

describe('svelte and angular', () => {
  test.each(['svelte', 'angular'])('%s sets properties of the element, not attributes', async (name) => {
    await page.goto(`${origins[name]}`);
    const login = page.locator('wechat-qr-login');
    const values = await login.evaluate((element) => {
      const { autoRefresh, expiresIn } = element as unknown as Record<string, unknown>;
      return [autoRefresh, expiresIn, element.hasAttribute('autorefresh')];
    });
    expect(values).toEqual([3, 240_000, false]);
  });
});

describe('the example for Vue', () => {
  test('has the types of options and events', async () => {
    const check = () => project.run('npx', ['vue-tsc', '--project', 'vue']);
    await check();
    const app = readFileSync('examples/vue/src/App.vue', 'utf8');
    for (const [right, wrong] of [
      ['stylelite: true', "stylelite: 'yes'"],
      ['code: string', 'code: number'],
    ] as const) {
      project.write('vue/src/App.vue', app.replace(right, wrong));
      await expect(check()).rejects.toThrow('error TS');
    }
  });

  test('has the types that the program in docs/element.md uses', async () => {
    const [, program = ''] = /```vue\n(.*?)```/s.exec(readFileSync('docs/element.md', 'utf8')) ?? [];
    project.write('vue/src/App.vue', program);
    await project.run('npx', ['vue-tsc', '--project', 'vue']);
    project.write('vue/src/App.vue', program.replace('code: string', 'code: number'));
    await expect(project.run('npx', ['vue-tsc', '--project', 'vue'])).rejects.toThrow('error TS');
  });

  test('has a component of about 40 lines, without React, and no simulator in its build', () => {
    const component = readFileSync('examples/vue/src/WeChatQrLogin.vue', 'utf8');
    expect(component.split('\n').length).toBeLessThan(52);
    const folder = join(project.folder, 'vue/dist/assets');
    const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
    const code = scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join();
    expect(/wxLogin\.js/.test(code)).toBe(true);
    expect(/simulator|模拟器/i.exec(code)?.[0]).toBeUndefined();
    expect(readdirSync(join(project.folder, 'node_modules'))).not.toContain('react');
  });
});
