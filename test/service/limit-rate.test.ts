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

test('accepts exactly as many of 40 concurrent requests as the limit allows', async () => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const answers = await Promise.all(Array.from({ length: 40 }, () => guess(browser)));
  expect(answers.filter((status) => status === 401)).toHaveLength(max);
  expect(answers.filter((status) => status === 429)).toHaveLength(40 - max);
});

test('limits IPv4 addresses separately', async () => {
  const { from } = await deploy();
  expect(await repeat(max + 1, () => guess(from('203.0.113.1'), 'a@example.com'))).toContain(429);
  expect(await guess(from('203.0.113.2'), 'b@example.com')).toBe(401);
});

test('limits IPv6 /64 networks separately', async () => {
  const { from } = await deploy();
  let host = 0;
  const next = () => guess(from(`2001:db8:0:1::${(++host).toString(16)}`), `${host}@example.com`);
  expect(await repeat(max + 2, next)).toEqual([...Array(max).fill(401), 429, 429]);
  expect(await guess(from('2001:db8:0:2::1'), 'x@example.com')).toBe(401);
});

test('counts an IPv4-mapped IPv6 address as the IPv4 address', async () => {
  const { from } = await deploy();
  await repeat(max, () => guess(from('203.0.113.1')));
  expect(await guess(from('::ffff:203.0.113.1'))).toBe(429);
});

test('limits password attempts per account, from all addresses and in any spelling', async () => {
  const { email } = await createAccount();
  const { from } = await deploy();
  let address = 0;
  const written = [email, email.toUpperCase(), ` ${email}`, `${email} `];
  const next = () => guess(from(`203.0.113.${++address}`), written[address % written.length]);
  const allowed = RATES.password.perAccount.max;
  const statuses = await repeat(allowed + 5, next);
  expect(statuses.slice(allowed)).toEqual(Array(5).fill(429));
  expect(statuses.slice(0, allowed)).not.toContain(429);
  // Other accounts are not affected.
  expect(await guess(from('203.0.113.250'), (await createAccount()).email)).toBe(401);
});

test('limits password attempts of all visitors together', async () => {
  const { from } = await deploy();
  const { max } = RATES.password.overAll;
  // Unknown accounts and malformed addresses count as well.
  let visitor = 0;
  const next = () => guess(from(`2001:db8:${(++visitor).toString(16)}::1`), `not-an-address-${visitor}`);
  expect(await repeat(max, next)).not.toContain(429);
  expect(await next()).toBe(429);
});

test('requests above the limit of an address do not count against the limit of all visitors', async () => {
  const { from } = await deploy();
  const flood = from('203.0.113.1');
  const { max } = RATES.password.overAll;
  await repeat(max * 2, () => guess(flood, 'not-an-address'));
  expect(await guess(from('203.0.113.2'), 'not-an-address')).toBe(400);
});

test('all ids in a path share one limit', async () => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const { max } = RATES.miniProgramSession.perAddress;
  let id = 0;
  const next = async () => (await new WaitingPage(browser).fetchSession(`made-up-${++id}`)).status;
  expect(await repeat(max, next)).not.toContain(429);
  expect(await next()).toBe(429);
});

test('a limited route does not affect other routes', async () => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  await repeat(max + 1, () => guess(browser));
  expect((await browser.fetch('/api/auth/get-session')).status).toBe(200);
  expect(await new WaitingPage(browser).open()).toBeTruthy();
});

test('accepts requests again after the window, which further requests do not extend', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const { window } = RATES.password.perAddress;
  expect(await repeat(max + 1, () => guess(browser))).toContain(429);
  vi.advanceTimersByTime((window - 1) * 1000);
  const refused = await browser.signInByEmail('nobody@example.com', 'a guess of mine');
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, 1]);
  vi.advanceTimersByTime(1000);
  expect(await guess(browser)).toBe(401);
});

test.each([
  ['/api/login', RATES.start.perAddress.max],
  ['/api/cancel', RATES.start.perAddress.max],
  ['/api/config', RATES.page.perAddress.max],
])('limits %s, and redirects navigations to the failure page', async (path, allowed) => {
  const { from } = await deploy();
  const browser = from('203.0.113.1');
  const next = async () => (await browser.fetch(path)).status;
  expect(await repeat(allowed, next)).not.toContain(429);
  expect(await next()).toBe(429);
  const page = await browser.fetch(path, { headers: { 'sec-fetch-dest': 'document' } });
  expect(page.headers.get('location')).toBe('/failed?error=too_many_requests');
});
