import { expect, test } from 'vitest';
import { isMiniProgram } from '../../../service/server/config/connection.js';
import { createAuth } from '../../../service/server/create-auth.js';
import { MAX_CONCURRENT_LOGINS } from '../../../service/server/mini-program-login/mini-program-login-store.js';
import { MINI_PROGRAM, SETTINGS } from '../support.js';
import { getCookie, useWaitingPages } from './use-waiting-pages.js';
import { getError, requestAccessToken, WaitingPage } from './waiting-page.js';

const { wechat, storage, open, openConfirmed } = useWaitingPages();

test('limits concurrent logins per browser and per WeChat user', async () => {
  const { page, phone, browser } = await open();
  for (let count = 0; count < MAX_CONCURRENT_LOGINS; count++) await page.open();
  const refused = await page.browser.fetch('/api/scan-login/mini-program', { json: {} });
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await getError(refused)).toEqual([429, 'too_many']);

  const lin = phone();
  const link = 'https://shop.example/scan';
  const quick = await open({ miniProgram: { ...SETTINGS.connections.find(isMiniProgram), link } });
  for (let count = 0; count < MAX_CONCURRENT_LOGINS; count++) {
    expect((await lin.scan(await new WaitingPage(quick.browser()).open())).status).toBe(200);
  }
  const last = await new WaitingPage(browser()).open();
  expect(await getError(await lin.scan(last))).toEqual([429, 'too_many']);
});

test('answers 429 with Retry-After to an address above its rate limit', async () => {
  const link = 'https://shop.example/scan';
  const { browser } = await open({
    production: true,
    miniProgram: { ...SETTINGS.connections.find(isMiniProgram), link },
  });
  const headers = { 'x-forwarded-for': '198.51.100.9' };
  const statuses: number[] = [];
  for (let count = 0; count < 201; count++) {
    const response = await browser().fetch('/api/scan-login/mini-program', { json: {}, headers });
    statuses.push(response.status);
    if (response.status === 429) {
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toEqual({ error: 'too_many' });
    }
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(200);
  expect(statuses.at(-1)).toBe(429);
});

test('database and log contain no usable secrets', async () => {
  const { page, phone, app, token } = await openConfirmed();
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const rows = JSON.stringify([
    await context.adapter.findMany({ model: 'miniProgramLogin' }),
    await context.adapter.findMany({ model: 'verification' }),
  ]);
  const [secret = ''] = decodeURIComponent(getCookie(page.browser)[1]).split('.');
  const accessToken = await requestAccessToken(wechat);
  await phone.scan(token);
  const told = rows + app.log.join();
  for (const word of [token, phone.scanned, secret, accessToken, MINI_PROGRAM.secret]) {
    expect(word.length).toBeGreaterThan(20);
    expect(told).not.toContain(word);
  }
});
