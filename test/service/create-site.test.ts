import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Env } from '../../service/server/app-tools.js';
import { createSite } from '../../service/server/create-site.js';

let client: string;
beforeAll(() => {
  client = mkdtempSync(join(tmpdir(), 'wechat-client-'));
  mkdirSync(join(client, 'assets'));
  writeFileSync(join(client, 'assets/page-1234.css'), '.card{color:red}');
  for (const ending of ['', '.br', '.gz']) writeFileSync(join(client, `assets/page-1234.js${ending}`), 'x');
  writeFileSync(
    join(client, 'index.html'),
    '<html><head><link rel="stylesheet" crossorigin href="/assets/page-1234.css"></head><body><div id="root"></div></body></html>',
  );
});
afterAll(() => rmSync(client, { recursive: true }));

const open = (simulator: string[] = [], api = new Hono<Env>()) =>
  createSite(api, {
    client,
    simulator,
    renderPage: (data, { pathname }, nonce) => `${pathname} ${nonce} ${JSON.stringify(data)}`,
  });

async function readPolicy(simulator?: string[]) {
  const page = await open(simulator).request('http://login.example/login');
  const policy = page.headers.get('content-security-policy') ?? '';
  const directives = policy.split(';').map((directive) => directive.trim().split(' '));
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]));
}

test('allows forms of the pages to be sent to this server only', async () => {
  expect((await readPolicy()).get('form-action')).toEqual(["'self'"]);
});

test('allows one script of WeChat’s host, and its replacement of the simulator', async () => {
  expect((await readPolicy()).get('script-src')).toEqual([
    "'self'",
    expect.stringMatching(/^'nonce-.{20,}'$/),
    'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js',
  ]);
  const simulated = (await readPolicy(['http://127.0.0.1:4000'])).get('script-src');
  expect(simulated).toContain('http://127.0.0.1:4000/connect/zh_CN/htmledition/js/wxLogin.js');
  expect(simulated).not.toContain('http://127.0.0.1:4000');
});

test('refuses a large body sent to a page', async () => {
  const site = open();
  const body = 'x'.repeat(64 * 1024);
  expect((await site.request('http://login.example/login', { method: 'POST', body })).status).toBe(413);
});

test('writes styles and data into the HTML, with the nonce of the policy, and compresses it', async () => {
  const api = new Hono<Env>().get('/api/page', (c) => {
    c.header('set-cookie', 'state=1');
    return c.json({ path: c.req.query('path'), connection: c.req.query('connection') });
  });
  const page = await open([], api).request('http://login.example/login?connection=a', {
    headers: { 'accept-encoding': 'identity' },
  });
  const nonce = /style-src[^;]*'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
  const html = await page.text();
  expect(html).toContain(`<style nonce="${nonce}">.card{color:red}</style></head>`);
  expect(html).toContain(`<div id="root"></div>/login ${nonce} {"path":"/login","connection":"a"}`);
  expect(html).not.toContain('<link');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.getSetCookie()).toEqual(['state=1']);
});

test('serves the page without data if there is none, so that the page shows the failure', async () => {
  const page = await open().request('http://login.example/');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root"></div><noscript>');
});

test('without scripts, offers the login that the address asks for', async () => {
  const page = await open().request('http://login.example/login?connection=a&request=x%22%3E&other=1');
  const html = await page.text();
  expect(html).toContain('<a class="primary" href="/api/login?connection=a&amp;request=x%22%3E">');
});

test('serves built files compressed and for a year, and pages never from a cache', async () => {
  const site = open();
  const request = (encoding: string) =>
    site.request('http://login.example/assets/page-1234.js', { headers: { 'accept-encoding': encoding } });
  for (const [accepted, encoding] of [
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const { headers } = await request(accepted);
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  }
});

test('answers unknown addresses with a page and 404, but neither requests of scripts nor the API', async () => {
  const api = new Hono<Env>().get('/api/page', (c) => c.json({ path: c.req.query('path') }));
  const ask = (path: string, accept: string) =>
    open([], api).request(`http://login.example${path}`, {
      headers: { accept, 'accept-encoding': 'identity' },
    });
  const page = await ask('/nothing', 'text/html,*/*');
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('{"path":"/nothing"}');
  expect((await ask('/assets/old.js', '*/*')).headers.get('content-type')).toMatch('text/plain');
  const unknown = await ask('/api/nothing', 'text/html');
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).not.toContain('root');
});
