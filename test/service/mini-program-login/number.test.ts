import { expect, test } from 'vitest';
import { createNumber } from '../../../service/server/mini-program-login/mini-program-logins.js';
import { Browser, createAccount, createUser, startApp, useStorage, useWeChat } from '../support.js';
import { errorOf, Phone, WaitingPage } from './waiting-page.js';

const { wechat } = useWeChat();
const storage = useStorage();

/** A page whose code somebody has scanned and confirmed, and the number on that phone. */
async function openConfirmed(settings = {}) {
  const app = await startApp(storage(), settings);
  const page = new WaitingPage(new Browser(app, wechat));
  const phone = new Phone(app, wechat, createUser());
  const scanned = await phone.scan(await page.open());
  const { number }: { number: string } = await (await phone.confirm()).json();
  return { app, page, phone, scanned, number };
}

/** A number that the phone does not show. */
const getOther = (number: string) => (number === '10' ? '11' : '10');
const ALL = Array.from({ length: 90 }, (_, index) => `${index + 10}`);

test.each(['off', 'match', 'ask'])(
  'association %s: whoever photographs the code and confirms first signs in no page, and binds no account',
  async (association) => {
    const { page, phone, number } = await openConfirmed({ association });
    const { browser } = page;
    // Alice's phone shows nothing, so she guesses.
    expect(await errorOf(await page.fetchSession(page.code.id, getOther(number)))).toEqual([
      403,
      'wrong_number',
    ]);
    expect(await browser.session()).toBeNull();
    expect(await browser.readStranger()).toBeNull();
    // And the code is used up, also for the right number.
    expect(await page.status()).toBe('404');
    expect((await page.fetchSession(page.code.id, number)).status).toBe(409);
    expect((await phone.confirm()).status).toBe(404);
    expect(await browser.session()).toBeNull();
  },
);

test('whoever gets a victim to confirm their own code has one guess of ninety, also with all at once', async () => {
  const { app, page } = await openConfirmed();
  const guesses = await Promise.all(ALL.map((guess) => page.copy(app).fetchSession(undefined, guess)));
  const compared = guesses.filter(({ status }) => status !== 409);
  expect(compared).toHaveLength(1);
  expect([200, 403]).toContain(compared[0]?.status);
  const later = await Promise.all(ALL.map((guess) => page.fetchSession(undefined, guess)));
  expect(new Set(later.map(({ status }) => status))).toEqual(new Set([409]));
});

test('asking for the session without a number, or with something else, neither signs in nor uses the code up', async () => {
  const { page, number } = await openConfirmed();
  const path = `/api/scan-login/${page.code.id}/session`;
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

test('the number is on the phone only, and only once it has confirmed', async () => {
  const { page, scanned } = await openConfirmed();
  expect(await scanned.json()).not.toHaveProperty('number');
  expect(await (await page.poll()).json()).toEqual({
    status: 'action_required',
    payload: { action: 'number', id: page.code.id, expiresIn: 120 },
  });
});

test('the number of one code opens no other', async () => {
  const [one, two] = [await openConfirmed(), await openConfirmed()];
  const number = one.number === two.number ? getOther(two.number) : one.number;
  expect((await two.page.fetchSession(undefined, number)).status).toBe(403);
});

test('numbers have two digits, no leading zero, and are all as likely', () => {
  const counts = new Map<string, number>();
  for (let count = 0; count < 9000; count++) {
    const number = createNumber();
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(ALL);
  expect(Math.max(...counts.values())).toBeLessThan(200);
});

test('after the right number a new WeChat still has to be confirmed before it is bound', async () => {
  const { email } = await createAccount();
  const { page } = await openConfirmed({ association: 'ask' });
  expect(await (await page.fetchSession()).json()).toEqual({ next: '/bind' });
  await page.browser.signInByEmail(email);
  expect((await page.browser.fetch('/api/auth/wechat/bind', { json: {} })).status).toBe(400);
  expect((await page.browser.settleStranger('bind')).status).toBe(200);
});
