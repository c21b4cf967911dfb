import { cpSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { listen } from '../listen.js';
import { createProject, type UserProject } from '../package/user-project.js';
import { visit } from './sign-in.js';

/** The login card as the shadcn CLI installs it in a project with Vite and Tailwind CSS. */

const tarball = inject('tarball');
const item = readFileSync(`${tarball.unpacked}/dist/wechat-login-card.json`, 'utf8');

/** Serves the item, and stands in for ui.shadcn.com (which the CLI asks for the base color) and the npm registry. */
function createHost(): Hono {
  const app = new Hono();
  const empty = { light: {}, dark: {} };
  app.get('/wechat-login-card.json', (c) => c.body(item, 200, { 'content-type': 'application/json' }));
  app.get('/shadcn/colors/neutral.json', (c) =>
    c.json({ inlineColors: empty, cssVars: empty, inlineColorsTemplate: '', cssVarsTemplate: '' }),
  );
  app.get('/npm/wechat-qr-login', (c) => {
    const manifest = JSON.parse(readFileSync(`${tarball.unpacked}/package.json`, 'utf8'));
    const dist = { tarball: new URL('/npm/package.tgz', c.req.url).href };
    const { name, version } = manifest;
    return c.json({ name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } });
  });
  app.get('/npm/package.tgz', (c) => c.body(readFileSync(tarball.path)));
  return app;
}

let project: UserProject;
let browser: Browser;
let server: ServerType;
let origin: string;
const shadcn = (...parameters: string[]) =>
  project.run('npx', ['shadcn', ...parameters], {
    REGISTRY_URL: `${origin}/shadcn`,
    npm_config_registry: `${origin}/npm/`,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  });

beforeAll(async () => {
  server = createAdaptorServer({ fetch: createHost().fetch });
  origin = `http://127.0.0.1:${await listen(server)}`;
  project = await createProject(
    ...[
      'react',
      'react-dom',
      '@types/react',
      '@types/react-dom',
      'typescript',
      'vite',
      '@vitejs/plugin-react',
    ],
    ...[
      'tailwindcss@4.3.5',
      '@tailwindcss/vite@4.3.5',
      'clsx@2.1.1',
      'tailwind-merge@3.4.0',
      'shadcn@4.23.0',
    ],
  );
  cpSync('test/package/users/shadcn', project.folder, { recursive: true });
  await shadcn('add', `${origin}/wechat-login-card.json`, '--yes');
  await project.run('npx', ['vite', 'build', '--logLevel', 'error'], { NODE_ENV: undefined });
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  project?.remove();
});

test('"shadcn add" installs the package, the card and the redirect page, and the project compiles', async () => {
  const { dependencies } = JSON.parse(project.read('package.json'));
  expect(dependencies).toHaveProperty('wechat-qr-login');
  expect(project.read('public/wechat-callback.html')).toBe(project.installed('dist/callback.html'));
  expect(project.read('src/components/wechat-login-card.tsx')).toContain('export function WeChatLoginCard');
  await project.run('npx', ['tsc']);
});

test('the item equals the result of "shadcn build" for registry/registry.json', async () => {
  await shadcn(
    'build',
    'registry/registry.json',
    '--cwd',
    resolve('.'),
    '--output',
    `${project.folder}/built`,
  );
  expect(JSON.parse(item)).toEqual(JSON.parse(project.read('built/wechat-login-card.json')));
});

describe('the card in Chromium', () => {
  test.each([
    ['cn', 'light', '微信扫码登录'],
    ['cn', 'dark', '微信扫码登录'],
    ['en', 'light', 'Sign in with WeChat'],
    ['en', 'dark', 'Sign in with WeChat'],
  ])('%s, %s: a visitor signs in, at 360 and at 1280 px', async (language, theme, title) => {
    await visit(browser, project, 'dist', async ({ page, wechat, origin }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`${origin}/?${language}&${theme}`);
      const card = page.getByRole('region', { name: title });
      await card.locator('[data-status=ready]').waitFor();
      for (const [width, height] of [
        [1280, 800],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        const box = await card.boundingBox();
        expect(box?.width).toBe(Math.min(384, width - 32));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      // Without WeChat's page in the frame.
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const { code } = wechat.approve();
      await page.getByText(`code ${code}`).waitFor({ state: 'attached' });
      expect(wechat.logins).toHaveLength(1);
    });
  });
});
