import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { readQr } from '../read-qr.js';
import { findViolations } from './axe.js';
import { test as base, expect, MATRIX } from './fixtures.js';

/** The page that `npm start` shows, started in the same way, with a separate database. */
let server: ViteDevServer;
const test = base.extend<{ service: string }>({
  service: async ({}, use) => use(server.resolvedUrls?.local[0] ?? ''),
});

// In one worker, because a second server would write its packages into the same folder, and reload the pages of the
// first one.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(60_000);
  const configFile = fileURLToPath(new URL('../../service/vite.config.ts', import.meta.url));
  process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'wechat-service-'));
  // Vite uses the first value in its process.
  delete process.env.NODE_ENV;
  server = await createServer({ configFile, logLevel: 'silent', server: { port: 0 } });
  await server.listen();
});

test.afterAll(async () => {
  await server.close();
  rmSync(process.env.DATA_DIR ?? '', { recursive: true });
});

const open = async (page: Page, url: string) => {
  await page.goto(url);
  await expect(page.locator('[data-status=ready]')).toBeVisible();
};

test.use({ locale: 'zh-CN' });

test('signs in a visitor who scans with the phone page', async ({ page, context, service }) => {
  await open(page, service);
  const address = page.url();
  const opened = context.waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: '手机页面' }).click();
  const phone = await opened;
  await expect(phone.getByRole('heading', { name: '青瓷 Celadon' })).toBeVisible();
  await expect(page.frameLocator('iframe').getByText('扫描成功')).toBeVisible();
  await phone.getByRole('button', { name: '允许' }).click();
  await expect(phone.getByText('已允许')).toBeVisible();
  await expect(page.getByRole('heading', { name: '你好，小林 Lin' })).toBeVisible();
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.locator('[data-status=ready]')).toBeVisible();
});

test(
  'starts one login and exchanges one code under StrictMode',
  MATRIX,
  async ({ page, context, service }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await open(page, service);
    const opened = context.waitForEvent('page');
    await page.frameLocator('iframe').getByRole('link', { name: '手机页面' }).click();
    await (await opened).getByRole('button', { name: '允许' }).click();
    await expect(page.getByRole('heading', { name: '你好，小林 Lin' })).toBeVisible();
    const countRequests = (name: string) => requests.filter((path) => path === name).length;
    expect(countRequests('/api/auth/sign-in/social')).toBe(1);
    expect(countRequests('/connect/qrconnect')).toBe(1);
    expect(countRequests('/api/auth/callback/wechat')).toBe(1);
  },
);

test('shows that the visitor refused on the phone page', async ({ page, context, service }) => {
  await open(page, service);
  const opened = context.waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: '手机页面' }).click();
  await (await opened).getByRole('button', { name: '拒绝' }).click();
  await expect(page.getByText('你已取消登录')).toBeVisible();
});

test('the QR code contains the address of the phone page', MATRIX, async ({ page, service }) => {
  await open(page, service);
  const frame = page.frameLocator('iframe');
  const address = await frame
    .getByRole('link', { name: '手机页面' })
    .evaluate((link) => (link as HTMLAnchorElement).href);
  expect(readQr(await frame.locator('img').screenshot())).toBe(address);
});

test('the simulator is on another site than the page', MATRIX, async ({ page, service }) => {
  await open(page, service);
  const src = await page.locator('iframe').getAttribute('src');
  expect(new URL(src ?? '').hostname).not.toBe(new URL(page.url()).hostname);
});

test('the developer panel shows events and changes options', MATRIX, async ({ page, service }) => {
  await open(page, service);
  await page.getByRole('button', { name: '开发者面板' }).click();
  const log = page.getByRole('log');
  await expect(log).toContainText('onReady {"confirmed":true,"direct":false}');
  await page.getByLabel('lang').selectOption('en');
  await expect(page.frameLocator('iframe').getByText('Scan with WeChat')).toBeVisible();
  await page.getByLabel('script', { exact: true }).selectOption('none');
  await page.getByLabel('state').fill('mine');
  await page.keyboard.press('Enter');
  await expect(log).toContainText('"direct":true');
  await page.getByLabel('appid').fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText('appid is missing')).toBeVisible();
});

for (const [how, close] of [
  ['Escape', (page: Page) => page.getByLabel('appid').press('Escape')],
  ['its button', (page: Page) => page.getByRole('button', { name: 'Close' }).press('Enter')],
] as const) {
  test(
    `returns the focus to the toggle when ${how} closes the developer panel`,
    MATRIX,
    async ({ page, service }) => {
      await open(page, service);
      const toggle = page.getByRole('button', { name: '开发者面板' });
      await toggle.press('Enter');
      await close(page);
      await expect(page.getByRole('complementary')).toHaveCount(0);
      await expect(toggle).toBeFocused();
    },
  );
}

test('shows the failure page for a state of another login', async ({ page, context, service }) => {
  await open(page, service);
  await page.getByRole('button', { name: '开发者面板' }).click();
  await page.getByLabel('state').fill('mine');
  await page.keyboard.press('Enter');
  await expect(page.locator('iframe')).toHaveAttribute('src', /state=mine/);
  await expect(page.locator('[data-status=ready]')).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: '手机页面' }).click();
  await (await opened).getByRole('button', { name: '允许' }).click();
  await expect(page.getByRole('heading', { name: '登录已失效' })).toBeVisible();
});

test('signs in through the link of the error state', MATRIX, async ({ page, service }) => {
  await page.route('**/connect/qrconnect?*login_type=jssdk*', (route) => route.abort());
  await page.route('**/wxLogin.js', (route) => route.abort());
  await page.goto(service);
  await page.getByRole('button', { name: '开发者面板' }).click();
  await page.getByLabel('retries').fill('0');
  await page.keyboard.press('Enter');
  await page.getByLabel('script', { exact: true }).selectOption('required');
  await page.getByLabel('fast_login').selectOption('false');
  await page.getByRole('link', { name: '前往微信登录页' }).click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '手机页面' }).click();
  await (await opened).getByRole('button', { name: '允许' }).click();
  await expect(page.getByRole('heading', { name: '你好，小林 Lin' })).toBeVisible();
  expect(page.url()).toBe(service);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no axe violations, ${colorScheme}`, MATRIX, async ({ page, service }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, service);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '开发者面板' }).click();
    await page.getByLabel('expiresIn').fill('1');
    await page.getByLabel('state').fill('x');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '刷新二维码' })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
  });
}

test('fits a screen of 360 px', MATRIX, async ({ page, service }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await open(page, service);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
