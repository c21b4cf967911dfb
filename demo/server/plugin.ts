import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Logger, loadEnv, type Plugin } from 'vite';
import { toNativeRequest } from '../../src/simulator/to-native-request.js';
import { openBackend } from './backend.js';
import { keepSecret } from './secret.js';
import { createServedFiles } from './served-files.js';
import { readSettings, type Settings } from './settings.js';
import { getStateFolder } from './state-folder.js';

/** The settings from .env and the environment; the environment wins. */
function readDevelopmentSettings(envDir: string | false | undefined): Settings {
  const folder = envDir || '.';
  const env = { ...loadEnv('', folder, ''), ...process.env };
  const settings = readSettings(env, 'development');
  settings.dataDir = env.DATA_DIR ? resolve(folder, env.DATA_DIR) : getStateFolder(folder);
  return settings;
}

/**
 * The demo's back end inside Vite's server, under `/api`; and, while no AppID is configured, the simulator beside it.
 * With `--host` both are reachable from the network, and the QR code names that address.
 *
 * @param served The files and folders that browsers may read. Vite serves nothing else.
 */
export function demoServer(served: readonly string[]): Plugin {
  let running: Promise<Running> | undefined;
  return {
    name: 'wechat-qr-login-demo',
    apply: 'serve',
    config(config) {
      const { baseUrl, dataDir } = readDevelopmentSettings(config.envDir);
      return {
        server: {
          fs: createServedFiles(served, dataDir),
          // The page may also be opened under the registered callback domain (a tunnel, an entry in the hosts file).
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
      // To restart, Vite makes the new server before it closes the old one, and lets it listen afterwards. Opened any
      // earlier, two databases would write to the same files, and the old simulator take the new one's API with it.
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
      // One that never started has told whoever started it, and left nothing open.
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
    if (settings.callbackUrl) warn('  WECHAT_REDIRECT_URI is set, but WECHAT_APP_ID is not.');
  } else {
    info(`\n  The real WeChat, AppID ${settings.appid}, callback ${settings.callbackUrl ?? 'on this page'}`);
    if (!settings.callbackUrl) {
      warn('  Set WECHAT_REDIRECT_URI to an address in the domain you registered.');
    }
  }
  // Vite's process keeps its own Request and Response.
  const listener = getRequestListener((request, bindings) => app.fetch(toNativeRequest(request), bindings), {
    overrideGlobalObjects: false,
  });
  return { listener, close };
}
