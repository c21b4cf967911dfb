import { expect, test } from 'vitest';
import { createApp } from '../../service/server/create-app.js';
import { SETTINGS, SITE, useStorage } from './support.js';

const storage = useStorage();

test('reports whether the process runs, and whether its storage answers', async () => {
  let problem: Error | undefined;
  const log: string[] = [];
  const check = async () => {
    if (problem) throw problem;
    await storage().check();
  };
  const app = await createApp(SETTINGS, {
    storage: { ...storage(), check },
    log: (line) => log.push(line),
  });
  const ask = async (path: string) => {
    const response = await app.request(SITE + path);
    return [response.status, await response.json()];
  };
  expect(await ask('/api/health')).toEqual([200, { status: 'ok' }]);
  expect(await ask('/api/ready')).toEqual([200, { status: 'ok' }]);
  problem = Object.assign(new Error('password=secret'), { code: 'ECONNREFUSED' });
  expect(await ask('/api/ready')).toEqual([503, { status: 'unavailable' }]);
  expect(await ask('/api/health')).toEqual([200, { status: 'ok' }]);
  expect(log.join()).toContain('Error ECONNREFUSED');
  expect(log.join()).not.toContain('secret');
});

test('checks the storage once for many concurrent requests', async () => {
  let checks = 0;
  let answer = (): void => undefined;
  const app = await createApp(SETTINGS, {
    storage: {
      ...storage(),
      check() {
        checks++;
        return new Promise<void>((resolve) => {
          answer = resolve;
        });
      },
    },
    log: () => undefined,
  });
  const asked = Array.from({ length: 20 }, () => app.request(`${SITE}/api/ready`));
  await expect.poll(() => checks).toBe(1);
  answer();
  expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
  expect(checks).toBe(1);
});
