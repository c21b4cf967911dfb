import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../service/server/create-app.js';
import { MAX_BODY } from '../../service/server/limit-body.js';
import { listen } from '../listen.js';
import { upload } from '../upload.js';
import { SETTINGS, SITE } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open, storage } = useBrowsers();

const server = createAdaptorServer({ fetch: (incoming, env) => handle(incoming, env) });
let handle: Awaited<ReturnType<typeof createApp>>['fetch'];
let port: number;
beforeAll(async () => {
  handle = (await createApp(SETTINGS, { storage: storage(), log: () => undefined })).fetch;
  port = await listen(server);
});
afterAll(() => server.close());

const PATHS = [
  '/api/auth/sign-in/email',
  '/api/auth/sign-in/social',
  '/api/auth/sign-up/email',
  '/api/auth/sign-out',
  '/api/auth/oauth2/token',
  '/api/auth/wechat/bind',
  '/api/scan-login/mini-program',
  '/api/scan-login/phone/scan',
  '/api/scan-login/mini-program/unknown/session',
  '/api/config',
  '/api/no-such-route',
];

test.each(PATHS)(
  '%s: refuses a body of 24 MB before reading it, with or without its length',
  async (path) => {
    const bytes = 24 * 2 ** 20;
    const type = { origin: SITE, 'content-type': 'application/json' };
    for (const length of [{ 'content-length': bytes }, { 'transfer-encoding': 'chunked' }]) {
      const { status, sent } = await upload(`http://127.0.0.1:${port}${path}`, { ...type, ...length }, bytes);
      expect(status).toBe(413);
      expect(sent).toBeLessThan(bytes);
    }
  },
);

test('reads a body of 32 kB, but not one byte more', async () => {
  const { server } = await open();
  const post = (length: number) =>
    server.fetch(
      new Request(`${SITE}/api/auth/sign-out`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: SITE },
        body: `{}${' '.repeat(length - 2)}`,
      }),
    );
  expect((await post(MAX_BODY)).status).toBe(200);
  const refused = await post(MAX_BODY + 1);
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({ error: 'too_large' });
});

test('malicious bodies do not take seconds to read', async () => {
  const browser = await open();
  const bodies = [
    '['.repeat(MAX_BODY),
    '{"a":'.repeat(MAX_BODY / 5),
    `{"email":"${'\\u0000'.repeat(5000)}"}`,
    `{"email":"${'a'.repeat(MAX_BODY - 100)}@","password":"x"}`,
    `{"email":"${'a.'.repeat(120)}@x","password":"x"}`,
    `{"__proto__":{"email":"lin@example.com","password":"x"}}`,
    '"x"',
    'null',
    '7',
    '\ufeff{}',
    '',
  ];
  for (const body of bodies) {
    const start = performance.now();
    const headers = { origin: SITE, 'content-type': 'application/json' };
    const { status } = await browser.fetch('/api/auth/sign-in/email', { method: 'POST', headers, body });
    expect(status, body.slice(0, 40)).toBe(400);
    expect(performance.now() - start, body.slice(0, 40)).toBeLessThan(1000);
  }
});
