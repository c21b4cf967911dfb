import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { startServer } from '../start-server.js';
import { createUserProject, type UserProject } from './user-project.js';

/** examples/nextjs, built and started as its README says, with the packed package. */

const APP = { appid: 'wx0123456789abcdef', secret: 'the-app-secret-of-this-test', name: 'Shop' };
const environment = {
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: undefined,
  BETTER_AUTH_SECRET: 'mXk2R8v0ZpQy7Lw4Tn6Bc1Ds9Fg3Hj5K',
  WECHAT_APP_ID: APP.appid,
  WECHAT_APP_SECRET: APP.secret,
};

let project: UserProject;
beforeAll(() => {
  project = createUserProject(
    'better-auth',
    'next@16',
    'react',
    'react-dom',
    '@types/node',
    '@types/react',
    'typescript@5',
  );
  const dependencies = JSON.parse(project.read('package.json')).dependencies;
  cpSync('examples/nextjs', project.folder, { recursive: true });
  const example = JSON.parse(project.read('package.json'));
  project.write('package.json', JSON.stringify({ ...example, dependencies }));
  project.run('npm', ['run', 'build'], environment);
}, 300_000);
afterAll(() => project?.remove());

test('a server component asks who is there; a scan signs in; a server action signs out', async () => {
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  const wechat = await simulateWeChat(page, { apps: [APP] });
  const command = ['node_modules/next/dist/bin/next', 'start', '--port', '3217'];
  const { stop } = await startServer(wechat, command, {
    cwd: project.folder,
    env: { ...environment, BETTER_AUTH_URL: 'http://localhost:3217' },
    ready: /Ready/,
  });
  try {
    await page.goto('http://localhost:3217');
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
  } finally {
    await browser.close();
    await stop();
  }
});

test('no bundle for the browser holds the secret', () => {
  const folder = join(project.folder, '.next/static');
  const bundles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  expect(bundles.length).toBeGreaterThan(0);
  const secret = new RegExp(`${APP.secret}|${environment.BETTER_AUTH_SECRET}`);
  expect(bundles.filter((name) => secret.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});
