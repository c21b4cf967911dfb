import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSite } from '../../service/server/create-site.js';

let client: string;
beforeAll(() => {
  client = mkdtempSync(join(tmpdir(), 'wechat-client-'));
  writeFileSync(join(client, 'index.html'), '<h1>Sign in</h1>');
});
afterAll(() => rmSync(client, { recursive: true }));

async function readPolicy(simulator?: string[]) {
  const page = await createSite(new Hono(), client, simulator).request('http://login.example/login');
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
    'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js',
  ]);
  const simulated = (await readPolicy(['http://127.0.0.1:4000'])).get('script-src');
  expect(simulated).toContain('http://127.0.0.1:4000/connect/zh_CN/htmledition/js/wxLogin.js');
  expect(simulated).not.toContain('http://127.0.0.1:4000');
});

test('refuses a large body sent to a page', async () => {
  const site = createSite(new Hono(), client);
  const body = 'x'.repeat(64 * 1024);
  expect((await site.request('http://login.example/login', { method: 'POST', body })).status).toBe(413);
});
