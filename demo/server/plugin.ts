import { loadEnv, type Plugin } from 'vite';
import { runSimulator } from '../../src/simulator/network.js';
import { createConfig, simulatedApps } from './config.js';

/** From .env and the environment; the environment wins. */
const readEnvironment = (folder: string | false): Record<string, string | undefined> => ({
  ...loadEnv('', folder || '.', 'WECHAT_'),
  ...process.env,
});

/**
 * The demo's back end inside Vite's server: tells the page its configuration, and, while no AppID is configured, runs
 * the simulator beside it. With `--host` both are reachable from the network, and the QR code names that address.
 */
export function demoServer(): Plugin {
  return {
    name: 'wechat-qr-login-demo',
    apply: 'serve',
    // The page may also be opened under the registered callback domain (a tunnel, an entry in the hosts file).
    config(config) {
      const { WECHAT_REDIRECT_URI } = readEnvironment(config.envDir || '.');
      if (!WECHAT_REDIRECT_URI) return;
      return { server: { allowedHosts: [new URL(WECHAT_REDIRECT_URI).hostname] } };
    },
    async configureServer(server) {
      const { info, warn } = server.config.logger;
      const env = readEnvironment(server.config.envDir || '.');
      let port: number | undefined;
      if (!env.WECHAT_APP_ID) {
        const { host } = server.config.server;
        const { origin, phoneOrigin, close } = await runSimulator({ apps: simulatedApps }, { host });
        port = Number(new URL(origin).port);
        server.httpServer?.once('close', () => close());
        const where = host === true ? `, phones scan ${phoneOrigin}` : ' (phones: npm start -- --host)';
        info(`\n  WeChat is simulated at ${origin}${where}`);
        if (env.WECHAT_REDIRECT_URI) warn('  WECHAT_REDIRECT_URI is set, but WECHAT_APP_ID is not.');
      } else {
        info(
          `\n  The real WeChat, AppID ${env.WECHAT_APP_ID}, callback ${env.WECHAT_REDIRECT_URI || 'on this page'}`,
        );
        if (!env.WECHAT_REDIRECT_URI)
          warn('  Set WECHAT_REDIRECT_URI to an address in the domain you registered.');
      }
      server.middlewares.use('/api/config', (request, response) => {
        const config = createConfig(env, `http://${request.headers.host}`, port);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(config));
      });
    },
  };
}
