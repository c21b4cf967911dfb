import { expect, test } from 'vitest';
import { MINI_PROGRAM, SITE } from '../support.js';
import { getCookie, useWaitingPages } from './use-waiting-pages.js';
import { WaitingPage } from './waiting-page.js';

const { wechat, open, openConfirmed } = useWaitingPages();

test('the QR code contains a new token of 128 random bits', async () => {
  const { page } = await open();
  const tokens = [await page.open(), await page.open(), await page.open()];
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  }
  expect(new Set(tokens).size).toBe(3);
});

test('an attacker with a photo of the code cannot poll or fetch the session', async () => {
  const { page, token, browser } = await openConfirmed();
  const thief = new WaitingPage(browser());
  await thief.open();
  for (const id of [page.code.id, token, encodeURIComponent(page.code.picture?.slice(-40) ?? '')]) {
    expect((await thief.poll(id)).status).toBe(404);
    expect((await thief.fetchSession(id)).status).toBe(404);
  }
  expect(await thief.browser.session()).toBeNull();
  expect(await page.status()).toBe('action_required');
});

test('the polling secret has 256 random bits, in a signed HttpOnly cookie with SameSite=Strict only', async () => {
  const { page } = await open();
  const response = await page.browser.fetch('/api/scan-login/mini-program', { json: {} });
  const cookies = response.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/; *HttpOnly/i);
  expect(cookies[0]).toMatch(/; *SameSite=Strict/i);
  const [, signed] = getCookie(page.browser);
  const [secret = ''] = decodeURIComponent(signed).split('.');
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(await response.text()).not.toContain(secret);
  const encrypted = await open({ baseUrl: 'https://login.localhost:3000' });
  const secure = await encrypted.browser().fetch('/api/scan-login/mini-program', {
    json: {},
    headers: { origin: 'https://login.localhost:3000' },
  });
  expect(secure.headers.getSetCookie()[0]).toMatch(/^__Host-.*; *Path=\/;.*; *Secure/i);
});

test('refuses a forged cookie', async () => {
  const { page, browser } = await openConfirmed();
  const [name, signed] = getCookie(page.browser);
  const thief = browser();
  const [secret] = decodeURIComponent(signed).split('.');
  for (const forged of ['', 'x', `${secret}`, `${secret}.${'A'.repeat(43)}%3D`]) {
    thief.cookies.set(name, forged);
    expect((await thief.fetch(`/api/scan-login/mini-program/${page.code.id}`)).status).toBe(404);
  }
});

test('refuses requests of another site to start or finish a login', async () => {
  const { page } = await openConfirmed();
  const { browser } = page;
  for (const origin of ['https://evil.example', 'null', `${SITE}.evil.example`, `${SITE}1`]) {
    const headers = { origin };
    for (const [path, json] of [
      ['/api/scan-login/mini-program', {}],
      [`/api/scan-login/mini-program/${page.code.id}/session`, { number: '10' }],
    ] as const) {
      expect((await browser.fetch(path, { json, headers })).status).toBe(403);
    }
  }
  const { app } = await open();
  const bare = (headers: Record<string, string>, body = '{}') =>
    app.fetch(new Request(`${SITE}/api/scan-login/mini-program`, { method: 'POST', headers, body }));
  expect((await bare({ 'content-type': 'application/json' })).status).toBe(403);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect((await bare({ 'content-type': type, origin: SITE }, 'x=1')).status).toBe(415);
  }
  expect(await page.status()).toBe('action_required');
});

test('the phone shows host, browser and address of the page’s own request', async () => {
  const { page, phone } = await open();
  const token = await page.open({ 'user-agent': 'x'.repeat(5000) });
  const lin = phone();
  const code = wechat.issueLoginCode({ appid: MINI_PROGRAM.appid, user: lin.user });
  for (const own of [{ browser: 'My own' }, { site: { name: 'Bank' } }, { openid: 'o_1' }]) {
    expect((await lin.post('scan', { token, code, ...own })).status).toBe(400);
  }
  const { site, browser } = await (await lin.post('scan', { token, code })).json();
  expect(site).toEqual({ name: '青瓷', host: 'login.localhost:3000' });
  expect(browser).toBe('Unknown browser');
});

test('the phone shows no markup from a User-Agent', async () => {
  const { page, phone } = await open();
  const token = await page.open({ 'user-agent': '<img src=x onerror=alert(1)>/1.0 (<b>)' });
  const { browser } = await (await phone().scan(token)).json();
  expect(browser).not.toMatch(/[<>"'&]/);
  expect(browser.length).toBeLessThan(80);
});
