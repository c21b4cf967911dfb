import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { expect, test, vi } from 'vitest';

test('a restart of `npm start` keeps sessions and the simulator', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-restart-'));
  vi.stubEnv('DATA_DIR', folder);
  const configFile = fileURLToPath(new URL('../../service/vite.config.ts', import.meta.url));
  const server = await createServer({ configFile, logLevel: 'silent', server: { port: 0 } });
  await server.listen();
  let cookie = '';
  const ask = (path: string, json?: object) => {
    const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin;
    const headers = { cookie, origin, 'content-type': 'application/json' };
    return fetch(`${origin}/api${path}`, {
      headers,
      ...(json && { method: 'POST', body: JSON.stringify(json) }),
    });
  };
  try {
    const email = 'lin@example.com';
    const signedUp = await ask('/auth/sign-up/email', { name: 'Lin', email, password: 'correct horse' });
    cookie = signedUp.headers
      .getSetCookie()
      .map((line) => line.replace(/;.*/, ''))
      .join('; ');
    for (const _ of ['once', 'twice']) {
      await server.restart();
      expect(await (await ask('/auth/get-session')).json()).toMatchObject({ user: { email } });
      // The real WeChat would refuse the simulated app, and the server would answer 502.
      const code = await ask('/scan-login/mini-program', {});
      expect([code.status, await code.json()]).toEqual([
        200,
        expect.objectContaining({ picture: expect.any(String) }),
      ]);
      // The simulator's pages have the address in the page's configuration.
      const { scriptUrl } = await (await ask('/config')).json();
      expect((await fetch(scriptUrl)).status).toBe(200);
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  }
});
