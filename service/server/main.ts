import { fileURLToPath } from 'node:url';
import { renderPage } from '../client/render-page.js';
import { checkSecrets } from './connections/check-secrets.js';
import { createSite } from './create-site.js';
import { openBackend } from './open-backend.js';
import { readSettings } from './read-settings.js';
import { getSimulatorOrigin } from './simulator-address.js';
import { startGracefulServer } from './start-graceful-server.js';

const client = fileURLToPath(new URL('../client', import.meta.url));
/** ms that closing the storage can take after the last connection is closed. */
const CLOSE_TIMEOUT = 2000;

const fail = (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
};

async function run(): Promise<void> {
  const settings = readSettings(process.env, 'production');
  let origin = '';
  const backend = await openBackend(settings, { getOrigin: () => origin, log: console.error });
  const { app, simulator } = backend;
  const wechat = simulator && settings.baseUrl ? [getSimulatorOrigin(settings.baseUrl, simulator.port)] : [];
  const { fetch } = createSite(app, { client, simulator: wechat, log: console.error, renderPage });

  const { host: hostname, port } = settings;
  const { server, close: closeServer } = startGracefulServer({ fetch, hostname, port }, (listening) => {
    const { address } = listening;
    origin = `http://${address.includes(':') ? `[${address}]` : address}:${listening.port}`;
    console.log(`listening on ${origin}`);
    if (simulator) {
      console.warn(
        `WeChat is simulated at ${simulator.origin}. Anyone can sign in as anyone. Do not use it in production.`,
      );
    } else checkSecrets(settings, console.error);
  });
  const close = () => backend.close().catch(fail);
  // Closes first, because PGlite overwrites the exit code.
  server.once('error', (error) => close().then(() => fail(error)));

  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    // A second signal ends the process at once.
    if (isStopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    isStopping = true;
    backend.announceClose();
    await closeServer();
    // Requests that were cut off may still wait for WeChat.
    setTimeout(() => process.exit(), CLOSE_TIMEOUT).unref();
    await close();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

run().catch(fail);
