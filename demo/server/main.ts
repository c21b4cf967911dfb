import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { openBackend } from './backend.js';
import { readSettings } from './settings.js';
import { simulatorOrigin } from './simulator-address.js';
import { createSite } from './site.js';

const client = fileURLToPath(new URL('../client', import.meta.url));

const fail = (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
};

async function run(): Promise<void> {
  const settings = readSettings(process.env, 'production');
  let origin = '';
  const backend = await openBackend(settings, { getOrigin: () => origin, log: console.error });
  const { app, simulator } = backend;
  const wechat = simulator && settings.baseUrl ? [simulatorOrigin(settings.baseUrl, simulator.port)] : [];
  const { fetch } = createSite(app, client, wechat);

  const server = serve({ fetch, hostname: settings.host, port: settings.port }, ({ address, port }) => {
    origin = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
    console.log(`listening on ${origin}`);
    if (simulator) {
      console.warn(`WeChat is simulated at ${simulator.origin}. Anybody can be anybody: no real visitors.`);
    }
  });
  const close = () => backend.close().catch(fail);
  // The port is taken, or not ours to have. Closed first: PGlite sets the exit code of its process to its own.
  server.once('error', (error) => close().then(() => fail(error)));
  const stop = () => server.close(close);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

run().catch(fail);
