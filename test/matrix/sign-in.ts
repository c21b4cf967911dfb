import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { listen } from '../listen.js';
import type { UserProject } from '../package/user-project.js';
import { createRestServer } from '../stand-ins/rest.js';

/** A page of test/package/users/web in a browser. */
export interface Visit {
  page: Page;
  wechat: WeChatSimulator;
  /** Sets the result of the newest code of the mini program login. */
  decide(status: 'confirmed' | 'cancelled'): void;
  /** Warnings and errors in the console. */
  complaints: string[];
  origin: string;
}

/** Opens a browser on a folder of the project, which any static server can serve, beside the endpoints of the mini program login. */
export async function visit(
  browser: Browser,
  project: UserProject,
  folder: string,
  use: (visit: Visit) => Promise<void>,
): Promise<void> {
  const root = join(project.folder, folder);
  const callbackPage = join(project.folder, 'node_modules/wechat-qr-login/dist/callback.html');
  copyFileSync(callbackPage, join(root, 'wechat-callback.html'));
  const rest = createRestServer({ events: true });
  const app = new Hono();
  app.route('/api/scan-login', rest.app);
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.use(serveStatic({ root }));
  const server = createAdaptorServer({ fetch: app.fetch });
  const origin = `http://localhost:${await listen(server)}`;

  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`${error}`));
  const wechat = await simulateWeChat(context);
  const decide = (status: 'confirmed' | 'cancelled') => {
    const login = rest.logins.at(-1);
    if (login) rest.change(login, { status });
  };
  try {
    await use({ page, wechat, decide, complaints, origin });
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    server.close();
  }
}

/** Signs in with `<WeChatQrLogin>` or `createQrLogin`, and refuses. */
export async function signIn({ page, wechat, origin }: Visit, path = '/'): Promise<void> {
  await page.goto(origin + path);
  await page.frameLocator('iframe').locator('img').first().waitFor();
  wechat.scan();
  const { code } = wechat.approve();
  await page.getByText(`code ${code}`).waitFor();
  expect(wechat.logins).toHaveLength(1);
  await page.reload();
  await wechat.waitFor('requested', { count: 2 });
  wechat.refuse();
  await page.getByText('refused').waitFor();
}

/** Signs in with `<MiniProgramQrLogin>`, and refuses. A separate chunk draws the code. */
export async function signInByMiniProgram({ page, decide, origin }: Visit, path = '/'): Promise<void> {
  await page.goto(`${origin}${path}#mini-program`);
  // A change of the fragment only does not load the page, so it is reloaded.
  await page.reload();
  const drawing = page.locator('svg[role=img]');
  await drawing.waitFor();
  decide('confirmed');
  await page.getByText('signed in').waitFor();
  await page.reload();
  await drawing.waitFor();
  decide('cancelled');
  await page.getByText('refused').waitFor();
}
