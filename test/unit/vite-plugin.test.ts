// @vitest-environment node
import { createServer } from 'vite';
import { expect, test } from 'vitest';
import { wechatSimulator } from '../../src/simulator/vite.js';

test('inside another server, as Vitest’s, the simulator ends with Vite: it would keep the process alive', async () => {
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    plugins: [wechatSimulator()],
  });
  const page = await server.transformIndexHtml('/', '<html><head></head></html>');
  const [, script = ''] = /src="(http[^"]+)"/.exec(page) ?? [];
  expect((await fetch(script)).status).toBe(200);
  await server.close();
  await expect(fetch(script)).rejects.toThrow('fetch failed');
});
