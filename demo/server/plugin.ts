import { resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { loadEnv, type Plugin } from 'vite';
import { createApp } from './app.js';
import { keepSecret } from './secret.js';
import { readSettings } from './settings.js';
import { openStorage } from './storage.js';

/** From .env and the environment; the environment wins. */
const readEnvironment = (folder: string | false): Record<string, string | undefined> => ({
  ...loadEnv('', folder || '.', ''),
  ...process.env,
});

/**
 * The demo's back end inside Vite's server, under `/api`; and, while no AppID is configured, the simulator beside it.
 * With `--host` both are reachable from the network, and the QR code names that address.
 */
export function demoServer(): Plugin {
  return {
    name: 'wechat-qr-login-demo',
    apply: 'serve',
    // The page may also be opened under the registered callback domain (a tunnel, an entry in the hosts file).
    config(config) {
      const { baseUrl } = readSettings(readEnvironment(config.envDir || '.'), 'development');
      return baseUrl ? { server: { allowedHosts: [new URL(baseUrl).hostname] } } : undefined;
    },
    async configureServer(server) {
      const { info, warn, error } = server.config.logger;
      const folder = server.config.envDir || '.';
      const settings = readSettings(readEnvironment(folder), 'development');
      settings.dataDir = resolve(folder, settings.dataDir);
      settings.authSecret ??= keepSecret(settings.dataDir);
      const { host } = server.config.server;
      const getOrigin = () => {
        const address = server.httpServer?.address();
        return `http://localhost:${address && typeof address === 'object' ? address.port : ''}`;
      };
      // Imported only now: with a real AppID there is no simulator in this process.
      const simulator =
        settings.wechat === 'simulator'
          ? await (await import('./simulator.js')).startSimulator(getOrigin, host)
          : undefined;
      const storage = await openStorage(settings);
      const app = await createApp(settings, {
        storage,
        simulatorPort: simulator?.port,
        log: (line) => error(line),
      });
      server.httpServer?.once('close', () => {
        simulator?.close();
        storage.close();
      });
      if (simulator) {
        const where =
          host === true ? `, phones scan ${simulator.phoneOrigin}` : ' (phones: npm start -- --host)';
        info(`\n  WeChat is simulated at ${simulator.origin}${where}`);
        if (settings.callbackUrl) warn('  WECHAT_REDIRECT_URI is set, but WECHAT_APP_ID is not.');
      } else {
        info(
          `\n  The real WeChat, AppID ${settings.appid}, callback ${settings.callbackUrl ?? 'on this page'}`,
        );
        if (!settings.callbackUrl)
          warn('  Set WECHAT_REDIRECT_URI to an address in the domain you registered.');
      }
      const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
      server.middlewares.use((request, response, next) =>
        request.url?.startsWith('/api/') ? listener(request, response) : next(),
      );
    },
  };
}
