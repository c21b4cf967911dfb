import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';
import { APP } from './support.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('`npm start` with an AppID uses the real WeChat, and starts no simulator', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-real-'));
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('WECHAT_APP_ID', APP.appid);
  vi.stubEnv('WECHAT_APP_SECRET', APP.secret);
  const configFile = fileURLToPath(new URL('../../service/vite.config.ts', import.meta.url));
  const server = await createServer({ configFile, logLevel: 'silent', server: { port: 0 } });
  try {
    await server.listen();
    const { origin } = new URL(server.resolvedUrls?.local[0] ?? '');
    const ask = async (path: string, json?: object) => {
      const init = json && { method: 'POST', body: JSON.stringify(json) };
      const headers = { origin, 'content-type': 'application/json' };
      return (await fetch(`${origin}/api${path}`, { ...init, headers })).json();
    };
    expect(await ask('/auth/get-session')).toBeNull();
    expect(await ask('/config')).toMatchObject({ wechat: 'real' });
    const { url } = await ask('/auth/sign-in/social', { provider: 'wechat', disableRedirect: true });
    expect(new URL(url).host).toBe('open.weixin.qq.com');
    expect(new URL(url).searchParams.get('appid')).toBe(APP.appid);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
