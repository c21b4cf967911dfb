import { expect, test, vi } from 'vitest';
import { Browser } from '../support.js';
import { useWaitingPages } from './use-waiting-pages.js';
import { getError, WaitingPage } from './waiting-page.js';

const { wechat, open, openConfirmed } = useWaitingPages();

test('returns the session once, also for twenty concurrent requests', async () => {
  const { page, app } = await openConfirmed();
  const copies = Array.from({ length: 20 }, () => page.copy(app));
  const answers = await Promise.all(copies.map((copy) => copy.fetchSession()));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  const sessions = await Promise.all(copies.map(({ browser }) => browser.session()));
  expect(sessions.filter(Boolean)).toHaveLength(1);
  expect((await page.fetchSession()).status).toBe(409);
  expect(await page.status()).toBe('404');
});

test('returns no session before the phone has confirmed', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  expect((await page.fetchSession()).status).toBe(409);
  await lin.scan(token);
  expect((await page.fetchSession()).status).toBe(409);
  expect(await page.browser.session()).toBeNull();
});

test('creates a new session instead of using one that was planted before', async () => {
  const { page, app } = await openConfirmed();
  const planter = new Browser(app, wechat);
  await planter.signUpByEmail('planter@example.com');
  const planted = [...planter.cookies].find(([name]) => name.includes('session_token')) ?? ['', ''];
  page.browser.cookies.set(...(planted as [string, string]));
  expect((await page.fetchSession()).status).toBe(200);
  expect(page.browser.cookies.get(planted[0])).not.toBe(planted[1]);
  expect((await planter.session())?.user.id).not.toBe((await page.browser.session())?.user.id);
});

test('answers the same for unknown, foreign, used and expired logins', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { page, phone, browser } = await openConfirmed();
  const stranger = new WaitingPage(browser());
  await stranger.open();
  const waiting = new WaitingPage(page.browser);
  const token = await waiting.open();
  const late = phone;
  const seen = async (response: Response) => {
    const { date, ...headers } = Object.fromEntries(response.headers);
    return JSON.stringify([response.status, headers, await response.text()]);
  };
  const answers = [
    await seen(await stranger.poll('unknown')),
    await seen(await stranger.poll(page.code.id)),
    await seen(await new WaitingPage(browser()).poll(page.code.id)),
  ];
  await page.fetchSession();
  answers.push(await seen(await page.poll()));
  const unknown = await seen(await late.scan('A'.repeat(22)));
  vi.setSystemTime(Date.now() + 121_000);
  answers.push(await seen(await waiting.poll()));
  expect(new Set(answers)).toEqual(new Set([answers[0]]));
  expect(await seen(await late.scan(token))).toBe(unknown);
  expect((await waiting.fetchSession()).status).toBe(404);
});

test('a code expires after two minutes, also for a phone that has scanned it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  vi.setSystemTime(Date.now() + 119_000);
  expect((await lin.scan(token)).status).toBe(200);
  vi.setSystemTime(Date.now() + 2_000);
  expect(await getError(await lin.confirm())).toEqual([404, 'expired']);
  expect((await lin.cancel()).status).toBe(404);
});

test('forbids caching of all responses, including errors', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  const answers = [
    await page.browser.fetch('/api/scan-login/mini-program', { json: {} }),
    await page.poll(),
    await page.poll('unknown'),
    await page.fetchSession(),
    await lin.scan(token),
    await lin.scan('unknown'),
    await lin.confirm(),
    await lin.cancel(),
    await page.fetchSession(),
    await page.browser.fetch('/api/scan-login/mini-program', {
      json: {},
      headers: { origin: 'https://evil.example' },
    }),
    await lin.post('scan', {}),
    await lin.post('nothing', {}),
  ];
  expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
  // The internal address is not reachable.
  expect((await page.browser.fetch(`/api/auth/mini-program-login/${page.code.id}`)).status).toBe(404);
});
