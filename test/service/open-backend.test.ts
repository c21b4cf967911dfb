import { createAdaptorServer } from '@hono/node-server';
import { expect, test } from 'vitest';
import { openBackend } from '../../service/server/open-backend.js';
import { readSettings } from '../../service/server/read-settings.js';
import { askUnderHost } from '../ask-under-host.js';
import { listen } from '../listen.js';

test('the simulator accepts the host of BETTER_AUTH_URL, and no other', async () => {
  const environment = {
    BETTER_AUTH_URL: 'http://box.example:5173',
    BETTER_AUTH_SECRET: 'a secret of more than thirty-two characters',
  };
  const settings = { ...readSettings(environment, 'development'), dataDir: 'memory://' };
  const host = { getOrigin: () => 'http://localhost:5173', log: () => undefined };
  const { simulator, close } = await openBackend(settings, host);
  const origin = simulator?.origin ?? '';
  expect(await askUnderHost('box.example', origin)).toBe(200);
  expect(await askUnderHost('evil.example', origin)).toBe(403);
  await close();
});

test('the simulated phone calls the server at the address that it has after it listens', async () => {
  const settings = {
    ...readSettings({ BETTER_AUTH_SECRET: 'a secret of more than thirty-two characters' }, 'development'),
    dataDir: 'memory://',
  };
  let origin = 'http://localhost:';
  const { simulator, close } = await openBackend(settings, {
    getOrigin: () => origin,
    log: () => undefined,
  });
  const server = createAdaptorServer({ fetch: () => Response.json({ error: 'taken' }, { status: 409 }) });
  origin = `http://127.0.0.1:${await listen(server)}`;
  const scan = { appid: 'wxsimulator0000002', scene: 'token', user: 'o6_simulated_union_1' };
  const page = await fetch(`${simulator?.origin}/connect/mini-program?${new URLSearchParams(scan)}`);
  expect(await page.text()).toContain('二维码已被他人扫描');
  server.close();
  await close();
});
