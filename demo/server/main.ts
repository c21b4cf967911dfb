import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createApp } from './app.js';
import { simulatorOrigin } from './config.js';
import { readSettings } from './settings.js';
import { createSite } from './site.js';
import { openStorage } from './storage.js';

const client = fileURLToPath(new URL('../client', import.meta.url));

async function run(): Promise<void> {
  const settings = readSettings(process.env, 'production');
  // Not even loaded without WECHAT_SIMULATOR, which a real AppID excludes.
  let origin = '';
  const simulator =
    settings.wechat === 'simulator'
      ? await (await import('./simulator.js')).startSimulator(() => origin)
      : undefined;
  const storage = await openStorage(settings);
  const api = await createApp(settings, { storage, simulatorPort: simulator?.port });
  const wechat = simulator && settings.baseUrl ? [simulatorOrigin(settings.baseUrl, simulator.port)] : [];
  const { fetch } = createSite(api, client, wechat);

  const server = serve({ fetch, hostname: settings.host, port: settings.port }, ({ address, port }) => {
    origin = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
    console.log(`listening on ${origin}`);
    if (simulator) {
      console.warn(`WeChat is simulated at ${simulator.origin}. Anybody can be anybody: no real visitors.`);
    }
  });
  const stop = () => {
    server.close(async () => {
      await simulator?.close();
      await storage.close();
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

run().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
