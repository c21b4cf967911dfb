import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Logger, loadEnv, type Plugin } from 'vite';
import { toNativeRequest } from '../../src/simulator/to-native-request.js';
import { checkSecrets } from './connections/check-secrets.js';
import { createServedFiles } from './create-served-files.js';
import { openBackend } from './open-backend.js';
import { readSettings } from './read-settings.js';
import type { Settings } from './settings.js';
import { getStateFolder } from './storage/get-state-folder.js';
import { keepSecret } from './storage/keep-secret.js';

/** Reads the settings from .env and the environment. The environment takes precedence. */
function readDevelopmentSettings(envDir: string | false | undefined): Settings {
  const folder = envDir || '.';
  const env = { ...loadEnv('', folder, ''), ...process.env };
  const settings = readSettings(env, 'development', folder);
  settings.dataDir = env.DATA_DIR ? resolve(folder, env.DATA_DIR) : getStateFolder(folder);
  return settings;
}

/**
 * A Vite plugin that runs the back end under `/api` and, if no AppID is configured, the WeChat simulator. With `--host`,
 * both are reachable from the network, and the QR code contains that address.
 *
 * @param served Files and folders that Vite serves. It serves no others.
 */
export function servicePlugin(served: readonly string[]): Plugin {
  let running: Promise<Running> | undefined;
  return {
    name: 'wechat-qr-login-service',
    apply: 'serve',
    config(config) {
      const { baseUrl, dataDir } = readDevelopmentSettings(config.envDir);
      return {
        server: {
          fs: createServedFiles(served, dataDir),
          // The registered callback domain can lead here by a tunnel or an entry in the hosts file.
          ...(baseUrl && { allowedHosts: [new URL(baseUrl).hostname] }),
        },
      };
    },
    configureServer(server) {
      const { config } = server;
      const settings = readDevelopmentSettings(config.envDir);
      settings.authSecret ??= keepSecret(settings.dataDir);
      const getOrigin = () => {
        const address = server.httpServer?.address();
        return `http://localhost:${address && typeof address === 'object' ? address.port : ''}`;
      };
      // To restart, Vite creates the new server before it closes the old one, and calls `listen` afterwards. Opening the
      // back end earlier would let two databases write to the same files.
      const listen = server.listen.bind(server);
      server.listen = async (...args) => {
        running = start(settings, getOrigin, config.server.host, config.logger);
        await running;
        return listen(...args);
      };
      server.middlewares.use((request, response, next) => {
        if (!running || !request.url?.startsWith('/api/')) return next();
        running.then(({ listener }) => listener(request, response)).catch(next);
      });
    },
    async closeServer() {
      const ending = running;
      running = undefined;
      // `listen` has already reported a back end that did not start.
      await ending?.then(
        ({ close }) => close(),
        () => undefined,
      );
    },
  };
}

type Running = Awaited<ReturnType<typeof start>>;

async function start(
  settings: Settings,
  getOrigin: () => string,
  host: string | boolean | undefined,
  { info, warn, error }: Logger,
) {
  const { app, simulator, close } = await openBackend(settings, {
    getOrigin,
    host,
    log: (line) => error(line),
  });
  if (simulator) {
    const where = host === true ? `, phones scan ${simulator.phoneOrigin}` : ' (phones: npm start -- --host)';
    info(`\n  WeChat is simulated at ${simulator.origin}${where}`);
    if (settings.redirectUri) warn('  WECHAT_REDIRECT_URI has no effect while WeChat is simulated.');
  } else {
    const apps = settings.connections.map(({ id, appId }) => `${appId} (${id})`).join(', ');
    info(`\n  WeChat with AppID ${apps}, redirect page ${settings.redirectUri ?? 'on this page'}`);
    if (!settings.redirectUri) {
      warn('  Set WECHAT_REDIRECT_URI to an address in the domain you registered.');
    }
  }
  if (!simulator) checkSecrets(settings, warn);
  // Vite's process keeps its global Request and Response.
  const listener = getRequestListener((request, bindings) => app.fetch(toNativeRequest(request), bindings), {
    overrideGlobalObjects: false,
  });
  return { listener, close };
}
