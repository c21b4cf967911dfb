import { expect, test } from './fixtures.js';

/** Chromium's preset "Slow 4G": ms, and bytes per second. @see https://chromium.googlesource.com/devtools/devtools-frontend/+/refs/heads/main/front_end/core/sdk/NetworkManager.ts */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_375,
};
/** Limit in ms. The goal is 1000 on an idle machine. */
const LIMIT = 4000;

test.use({ locale: 'zh-CN' });

declare global {
  interface Window {
    /** ms from the start of the navigation until the QR code's frame was loaded. */
    codeShownAt?: number;
  }
}

test('shows form and QR code from the HTML, on a slow connection and before the scripts', async ({
  site,
  page,
}) => {
  await page.addInitScript(() => {
    // The load event of an element does not reach `window`.
    document.addEventListener(
      'load',
      ({ target }) => {
        if (target instanceof HTMLIFrameElement) window.codeShownAt ??= performance.now();
      },
      true,
    );
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await site.open();
  const measured = await page.evaluate(() => ({
    form: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    code: window.codeShownAt ?? Number.NaN,
    script: performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/assets\/index-.*\.js$/.test(name))
      .map((entry) => (entry as PerformanceResourceTiming).responseEnd)[0],
  }));
  console.info(`first paint on Slow 4G: ${JSON.stringify(measured)}`);
  expect(measured.form).toBeLessThan(LIMIT);
  expect(measured.code).toBeLessThan(LIMIT);
  // Neither waits for the scripts.
  expect(measured.form).toBeLessThan(measured.script ?? 0);
  // The page continues with the frame of the HTML: one login, one QR code, and no request for configuration or session.
  expect(site.wechat.logins).toHaveLength(1);
  expect(site.requests.filter((path) => path.startsWith('/api/'))).toEqual([]);
  site.wechat.approve();
  await site.expectSignedIn();
});

test.describe('with a dark system and in English', () => {
  test.use({ colorScheme: 'dark', locale: 'en-US' });

  test('shows the page with the visitor’s language and theme before the scripts, and requests one QR code', async ({
    site,
    page,
  }) => {
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.route('**/assets/*.js', (route) => route.abort(), { times: 2 });
    await page.goto(site.origin);
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await expect(page.locator('.page')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('iframe')).toHaveAttribute('title', 'WeChat login QR code');
    await site.open();
    await expect(page.locator('.page')).toHaveAttribute('data-theme', 'dark');
    expect(site.wechat.logins).toHaveLength(2);
    expect(problems.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
    // The page keeps a choice, although the server does not know it.
    await page.getByRole('button', { name: '中文' }).click();
    await site.open();
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('offers the login on WeChat’s page', async ({ site, page }) => {
    await page.goto(site.origin);
    await page.getByRole('link', { name: /微信登录/ }).click();
    await page.waitForURL(/\/api\/login$/);
    expect(site.countRequests('/api/login')).toBe(1);
  });
});
