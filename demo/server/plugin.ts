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

/**
 * The demo's back end inside Vite's server: tells the page its configuration, and, while no AppID is configured, runs
 * the simulator beside it. With `--host` both are reachable from the network, and the QR code names that address.
 */
export function demoServer(): Plugin {
  return {
    name: 'wechat-qr-login-demo',
    apply: 'serve',
    async configureServer(server) {
      const env = { ...loadEnv('', server.config.envDir || '.', 'WECHAT_'), ...process.env };
      let simulator: SimulatorServer | undefined;
      if (!env.WECHAT_APP_ID) {
        const exposed = Boolean(server.config.server.host);
        const address = exposed ? findNetworkAddress() : undefined;
        // The port is known only once it listens, and the QR code is asked for later than that.
        const phone = { origin: '' };
        const wechat = createWeChatSimulator({
          apps: simulatedApps,
          get phoneOrigin() {
            return phone.origin;
          },
        });
        simulator = await serveSimulator(wechat, { host: exposed ? '0.0.0.0' : '127.0.0.1' });
        const { port } = new URL(simulator.origin);
        phone.origin = address ? `http://${address}:${port}` : simulator.origin;
        const stopped = simulator;
        server.httpServer?.once('close', () => stopped.close());
        const where = address ? `, phones scan ${phone.origin}` : ' (phones: npm start -- --host)';
        server.config.logger.info(`\n  WeChat is simulated at ${simulator.origin}${where}`);
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
