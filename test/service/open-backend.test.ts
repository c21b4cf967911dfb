import { expect, test } from 'vitest';
import { openBackend } from '../../service/server/open-backend.js';
import { readSettings } from '../../service/server/read-settings.js';
import { askUnderHost } from '../ask-under-host.js';

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
