import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { createWeChatSimulator, serveSimulator } from '../../src/simulator/index.js';
import { findFreePort } from '../listen.js';
import { createUserProject, type UserProject } from '../package/user-project.js';
import { stop, waitFor } from '../start-server.js';

/**
 * examples/nextjs in `next dev` with the simulator, as in its README. NODE_OPTIONS sends the server's requests there, and
 * NEXT_PUBLIC_WECHAT_LOGIN the page's.
 */

const APP = { appid: 'wx0123456789abcdef', secret: 'the-app-secret-of-this-test', name: 'Shop' };

let project: UserProject;
let browser: Browser;
beforeAll(async () => {
  project = await createUserProject(
    'better-auth',
    'next@16.4.6',
    'react',
    'react-dom',
    '@types/node',
    '@types/react',
    'typescript@5.9.3',
  );
  const { dependencies } = JSON.parse(project.read('package.json'));
  cpSync('examples/nextjs', project.folder, { recursive: true });
  const example = JSON.parse(project.read('package.json'));
  project.write('package.json', JSON.stringify({ ...example, dependencies }));
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser?.close();
  project?.remove();
});

test('next dev signs a visitor in with NODE_OPTIONS="--import wechat-qr-login/simulator/node"', async () => {
  const context = await browser.newContext();
  const wechat = createWeChatSimulator({ apps: [APP] });
  const simulator = await serveSimulator(wechat);
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'dev', '--port', `${port}`], {
    cwd: project.folder,
    timeout: 300_000,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      NODE_OPTIONS: '--import wechat-qr-login/simulator/node',
      WECHAT_SIMULATOR: simulator.origin,
      NEXT_PUBLIC_WECHAT_LOGIN: `${simulator.origin}/connect/qrconnect`,
      NEXT_TELEMETRY_DISABLED: '1',
      BETTER_AUTH_URL: origin,
      BETTER_AUTH_SECRET: 'mXk2R8v0ZpQy7Lw4Tn6Bc1Ds9Fg3Hj5K',
      WECHAT_APP_ID: APP.appid,
      WECHAT_APP_SECRET: APP.secret,
    },
  });
  try {
    await waitFor(server, /Ready/);
    const page = await context.newPage();
    // Compiling can take a minute.
    await page.goto(origin, { waitUntil: 'commit', timeout: 120_000 });
    // Next.js compiles each route at its first request, and may reload the page. The test then scans the new code.
    let scanned = 0;
    const signIn = async () => {
      if (wechat.logins.length > scanned) {
        scanned = wechat.logins.length;
        wechat.approve();
      }
      return page.getByText('Signed in as 小林 Lin').isVisible();
    };
    await expect.poll(signIn, { timeout: 240_000, interval: 500 }).toBe(true);
    const heard = wechat.events.map(({ type }) => type);
    expect(heard.slice(-2)).toEqual(['exchanged', 'identified']);
  } finally {
    await stop(server);
    await context.close();
    await simulator.close();
  }
}, 300_000);
