import { afterEach, expect, test, vi } from 'vitest';
import { RATES } from '../../service/server/rates.js';
import type { Settings } from '../../service/server/settings.js';
import { deployLimited, guess, repeat } from './limits-support.js';
import { WaitingPage } from './mini-program-login/waiting-page.js';
import { createAccount, useStorage, useWeChat } from './support.js';

const { wechat } = useWeChat();
const storage = useStorage();
const deploy = (settings: Partial<Settings> = {}) => deployLimited(storage(), wechat, settings);
afterEach(() => {
  vi.useRealTimers();
});

const { max } = RATES.password.perAddress;

test('of 40 requests at the same moment exactly as many get through as the limit says', async () => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const answers = await Promise.all(Array.from({ length: 40 }, () => guess(browser)));
  expect(answers.filter((status) => status === 401)).toHaveLength(max);
  expect(answers.filter((status) => status === 429)).toHaveLength(40 - max);
});

test('the neighbour on another IPv4 address has a limit of their own', async () => {
  const { from } = await deploy();
  expect(await repeat(max + 1, () => guess(from('203.0.113.1'), 'a@example.com'))).toContain(429);
  expect(await guess(from('203.0.113.2'), 'b@example.com')).toBe(401);
});

test('all addresses of an IPv6 /64 are one visitor, those of the next /64 are another', async () => {
  const { from } = await deploy();
  let host = 0;
  const next = () => guess(from(`2001:db8:0:1::${(++host).toString(16)}`), `${host}@example.com`);
  expect(await repeat(max + 2, next)).toEqual([...Array(max).fill(401), 429, 429]);
  expect(await guess(from('2001:db8:0:2::1'), 'x@example.com')).toBe(401);
});

test('an IPv4 address that is written as IPv6 is the same visitor', async () => {
  const { from } = await deploy();
  await repeat(max, () => guess(from('203.0.113.1')));
  expect(await guess(from('::ffff:203.0.113.1'))).toBe(429);
});

test('guesses at one account are limited also from a thousand addresses, and however its name is written', async () => {
  const { email } = await createAccount();
  const { from } = await deploy();
  let address = 0;
  const written = [email, email.toUpperCase(), ` ${email}`, `${email} `];
  const next = () => guess(from(`203.0.113.${++address}`), written[address % written.length]);
  const allowed = RATES.password.perAccount.max;
  const statuses = await repeat(allowed + 5, next);
  expect(statuses.slice(allowed)).toEqual(Array(5).fill(429));
  expect(statuses.slice(0, allowed)).not.toContain(429);
  // Nobody else's account is closed by that.
  expect(await guess(from('203.0.113.250'), (await createAccount()).email)).toBe(401);
});

test('passwords that anybody tries are limited over all: they cost processor time', async () => {
  const { from } = await deploy();
  const { max } = RATES.password.overAll;
  // Without an account and without a well-formed address nothing is hashed, but each try is counted.
  let visitor = 0;
  const next = () => guess(from(`2001:db8:${(++visitor).toString(16)}::1`), `not-an-address-${visitor}`);
  expect(await repeat(max, next)).not.toContain(429);
  expect(await next()).toBe(429);
});

test('one address that asks too often uses up nothing of what is left for everybody', async () => {
  const { from } = await deploy();
  const flood = from('203.0.113.1');
  const { max } = RATES.password.overAll;
  await repeat(max * 2, () => guess(flood, 'not-an-address'));
  expect(await guess(from('203.0.113.2'), 'not-an-address')).toBe(400);
});

test('another id in the path is not another limit', async () => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const { max } = RATES.scanSession.perAddress;
  let id = 0;
  const next = async () => (await new WaitingPage(browser).fetchSession(`made-up-${++id}`)).status;
  expect(await repeat(max, next)).not.toContain(429);
  expect(await next()).toBe(429);
});

test('a route that refuses does not close the others', async () => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  await repeat(max + 1, () => guess(browser));
  expect((await browser.fetch('/api/auth/get-session')).status).toBe(200);
  expect(await new WaitingPage(browser).open()).toBeTruthy();
});

test('the window ends: who waits comes in again, and asking meanwhile does not make it longer', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const { window } = RATES.password.perAddress;
  expect(await repeat(max + 1, () => guess(browser))).toContain(429);
  vi.advanceTimersByTime((window - 1) * 1000);
  const refused = await browser.signInByEmail('nobody@example.com', 'a guess of mine');
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, window]);
  vi.advanceTimersByTime(1000);
  expect(await guess(browser)).toBe(401);
});

test.each([
  ['/api/login', RATES.start.perAddress.max],
  ['/api/return?to=https://shop.example/', RATES.start.perAddress.max],
  ['/api/config', RATES.page.perAddress.max],
])('%s is limited, too, and a person reads a page about it', async (path, allowed) => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const next = async () => (await browser.fetch(path)).status;
  expect(await repeat(allowed, next)).not.toContain(429);
  expect(await next()).toBe(429);
  const page = await browser.fetch(path, { headers: { 'sec-fetch-dest': 'document' } });
  expect(page.headers.get('location')).toBe('/failed?error=too_many_requests');
});
