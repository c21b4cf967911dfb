import { networkInterfaces } from 'node:os';
import { loadEnv, type Plugin } from 'vite';
import { createWeChatSimulator, type SimulatorServer, serveSimulator } from '../../src/simulator/index.js';
import { createConfig, simulatedApps } from './config.js';

/** The address under which a phone on the same network finds this machine. */
function findNetworkAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
}

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
      let simulator: SimulatorServer | undefined;
      if (!env.WECHAT_APP_ID) {
        // `--host` alone means every interface; `--host NAME` means that one.
        const { host } = server.config.server;
        const address = host === true ? findNetworkAddress() : undefined;
        // The port is known only once it listens, and the QR code is asked for later than that.
        const phone = { origin: '' };
        const wechat = createWeChatSimulator({
          apps: simulatedApps,
          get phoneOrigin() {
            return phone.origin;
          },
        });
        simulator = await serveSimulator(wechat, {
          host: host === true ? '0.0.0.0' : host || '127.0.0.1',
        });
        const { port } = new URL(simulator.origin);
        phone.origin = address ? `http://${address}:${port}` : simulator.origin;
        const stopped = simulator;
        server.httpServer?.once('close', () => stopped.close());
        const where = address ? `, phones scan ${phone.origin}` : ' (phones: npm start -- --host)';
        info(`\n  WeChat is simulated at ${simulator.origin}${where}`);
        if (env.WECHAT_REDIRECT_URI) warn('  WECHAT_REDIRECT_URI is set, but WECHAT_APP_ID is not.');
      } else {
        info(
          `\n  The real WeChat, AppID ${env.WECHAT_APP_ID}, callback ${env.WECHAT_REDIRECT_URI || 'on this page'}`,
        );
        if (!env.WECHAT_REDIRECT_URI)
          warn('  Set WECHAT_REDIRECT_URI to an address in the domain you registered.');
      }
      const port = simulator && Number(new URL(simulator.origin).port);
      server.middlewares.use('/api/config', (request, response) => {
        const config = createConfig(env, `http://${request.headers.host}`, port);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(config));
      });
    },
  };
}
