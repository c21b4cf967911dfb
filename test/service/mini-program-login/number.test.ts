import { expect, test } from 'vitest';
import { createNumber } from '../../../service/server/mini-program-login/secrets.js';
import { Browser, createAccount, createUser, startApp, useStorage, useWeChat } from '../support.js';
import { getError, Phone, WaitingPage } from './waiting-page.js';

const { wechat } = useWeChat();
const storage = useStorage();

/** Opens a page whose code was scanned and confirmed. Returns it with the number on the phone. */
async function openConfirmed(settings = {}) {
  const app = await startApp(storage(), settings);
  const page = new WaitingPage(new Browser(app, wechat));
  const phone = new Phone(app, wechat, createUser());
  const scanned = await phone.scan(await page.open());
  const { number }: { number: string } = await (await phone.confirm()).json();
  return { app, page, phone, scanned, number };
}

/** Returns a wrong number. */
const getOther = (number: string) => (number === '10' ? '11' : '10');
const ALL = Array.from({ length: 90 }, (_, index) => `${index + 10}`);

test.each(['off', 'match', 'ask'])(
  'with association %s, an attacker who confirms a photographed code signs in no page and connects no account',
  async (association) => {
    const { page, phone, number } = await openConfirmed({ association });
    const { browser } = page;
    // Alice's phone shows no number, so she guesses.
    expect(await getError(await page.fetchSession(page.code.id, getOther(number)))).toEqual([
      403,
      'wrong_number',
    ]);
    expect(await browser.session()).toBeNull();
    expect(await browser.readStranger()).toBeNull();
    // The code is used up, also for the right number.
    expect(await page.status()).toBe('404');
    expect((await page.fetchSession(page.code.id, number)).status).toBe(409);
    expect((await phone.confirm()).status).toBe(404);
    expect(await browser.session()).toBeNull();
  },
);

test('an attacker whose code a victim confirms can guess once among 90 numbers, also with concurrent requests', async () => {
  const { app, page } = await openConfirmed();
  const guesses = await Promise.all(ALL.map((guess) => page.copy(app).fetchSession(undefined, guess)));
  const compared = guesses.filter(({ status }) => status !== 409);
  expect(compared).toHaveLength(1);
  expect([200, 403]).toContain(compared[0]?.status);
  const later = await Promise.all(ALL.map((guess) => page.fetchSession(undefined, guess)));
  expect(new Set(later.map(({ status }) => status))).toEqual(new Set([409]));
});

test('a request without a valid number does not sign in, and the code stays valid', async () => {
  const { page, number } = await openConfirmed();
  const path = `/api/scan-login/mini-program/${page.code.id}/session`;
  for (const json of [
    {},
    { number: '' },
    { number: '7' },
    { number: `0${number}` },
    { number: `${number} ` },
  ]) {
    expect((await page.browser.fetch(path, { json })).status).toBe(400);
  }
  for (const json of [{ number: Number(number) }, { number: [number] }, { number: null }]) {
    expect((await page.browser.fetch(path, { json })).status).toBe(400);
  }
  expect(await page.browser.session()).toBeNull();
  expect((await page.fetchSession()).status).toBe(200);
  expect(await page.browser.session()).not.toBeNull();
});

test('only the phone gets the number, and only after it has confirmed', async () => {
  const { page, scanned } = await openConfirmed();
  expect(await scanned.json()).not.toHaveProperty('number');
  expect(await (await page.poll()).json()).toEqual({
    status: 'action_required',
    payload: { action: 'number', id: page.code.id, expiresIn: 120 },
  });
});

test('refuses the number of another code', async () => {
  const [one, two] = [await openConfirmed(), await openConfirmed()];
  const number = one.number === two.number ? getOther(two.number) : one.number;
  expect((await two.page.fetchSession(undefined, number)).status).toBe(403);
});

test('numbers have two digits, no leading zero, and a uniform distribution', () => {
  const counts = new Map<string, number>();
  for (let count = 0; count < 9000; count++) {
    const number = createNumber();
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(ALL);
  expect(Math.max(...counts.values())).toBeLessThan(200);
});

test('after the right number, a new WeChat still needs a confirmation before it is connected', async () => {
  const { email } = await createAccount();
  const { page } = await openConfirmed({ association: 'ask' });
  expect(await (await page.fetchSession()).json()).toEqual({ next: '/bind' });
  await page.browser.signInByEmail(email);
  expect((await page.browser.fetch('/api/auth/wechat/bind', { json: {} })).status).toBe(400);
  expect((await page.browser.settleStranger('bind')).status).toBe(200);
});
