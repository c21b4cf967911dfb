import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { Phone, WaitingPage } from '../mini-program-login/waiting-page.js';
import { createUser, SETTINGS, SITE } from '../support.js';
import { useBrowsers } from '../use-browsers.js';
import { follow } from './relying-party.js';

const CALLBACK = 'https://shop.example/wechat?a=1&b="<';
const { open } = useBrowsers();
const openDelivering = () =>
  open({ connections: SETTINGS.connections.map((connection) => ({ ...connection, callbackUrl: CALLBACK })) });

const decode = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const readForm = (page: string) => ({
  action: decode(/action="([^"]*)"/.exec(page)?.[1] ?? ''),
  ...Object.fromEntries(
    [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value = '']) => [name, decode(value)]),
  ),
});

test('a connection’s callbackUrl gets an ID token by form post, and nothing in an address', async () => {
  const browser = await openDelivering();
  const user = createUser();
  const wechat = await follow(browser, '/api/login?connection=website&state=abc&nonce=n-1');
  const inside = await browser.finish(await browser.scan(wechat, user));
  expect(inside).toBe('/api/deliver?state=abc&nonce=n-1');
  const response = await browser.fetch(inside);
  expect(response.status).toBe(200);
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.get('cache-control')).toBe('no-store');
  const form = readForm(await response.text());
  expect(form).toMatchObject({ action: CALLBACK, state: 'abc' });

  const keys = createLocalJWKSet(await (await browser.fetch('/api/auth/jwks')).json());
  const { payload } = await jwtVerify((form as { id_token?: string }).id_token ?? '', keys, {
    issuer: `${SITE}/api/auth`,
    audience: CALLBACK,
  });
  expect(payload).toMatchObject({
    sub: (await browser.session())?.user.id,
    nonce: 'n-1',
    connection: 'website',
    unionid: user.unionid,
    name: user.nickname,
  });
});

test('no request can change the callbackUrl', async () => {
  const browser = await openDelivering();
  const evil = 'https://evil.example/';
  const forged = `callbackUrl=${evil}&callback_url=${evil}&redirect_uri=${evil}&action=${evil}`;
  const wechat = await follow(browser, `/api/login?connection=website&${forged}`);
  const inside = await browser.finish(await browser.scan(wechat, createUser()));
  for (const path of [inside, `/api/deliver?${forged}&connection=other`]) {
    const page = await (await browser.fetch(path)).text();
    expect(readForm(page).action).toBe(CALLBACK);
    expect(page).not.toContain('evil');
  }
});

test('delivers nothing without a session, or for a session of a connection without callbackUrl', async () => {
  const browser = await openDelivering();
  expect(await follow(browser, '/api/deliver')).toBe('/');
  const other = await open();
  await other.signIn(createUser());
  expect(await follow(other, '/api/deliver')).toBe('/');
  await browser.signUpByEmail(`delivery-${crypto.randomUUID()}@example.com`);
  expect(await follow(browser, '/api/deliver')).toBe('/');
  expect(await follow(browser, `/api/deliver?state=${'x'.repeat(600)}`)).toBe(
    '/failed?error=request_refused',
  );
});

test('the page escapes the values of the address', async () => {
  const browser = await openDelivering();
  await browser.signIn(createUser());
  const state = '"><script>alert(1)</script>';
  const page = await (await browser.fetch(`/api/deliver?${new URLSearchParams({ state })}`)).text();
  expect(page).not.toContain('<script>alert');
  expect(readForm(page)).toMatchObject({ state });
  expect(page.match(/<script>/g)).toHaveLength(1);
});

test('delivers the ID token of a login by mini program', async () => {
  const browser = await openDelivering();
  const page = new WaitingPage(browser);
  const phone = new Phone(browser.server, browser.wechat, createUser());
  await phone.scan(await page.open());
  await phone.confirm();
  await page.fetchSession();
  expect(readForm(await (await browser.fetch('/api/deliver')).text()).action).toBe(CALLBACK);
});
