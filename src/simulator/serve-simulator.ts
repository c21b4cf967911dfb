import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { WeChatSimulator } from './create-wechat-simulator.js';
import { toNativeRequest } from './to-native-request.js';

/** Where the server listens. */
export interface ServeOptions {
  /** Default: a free port. */
  port?: number;
  /** Address to listen on, and to answer under. Default `127.0.0.1`: nobody outside this machine reaches it. */
  host?: string;
}

/** A listening server. */
export interface SimulatorServer {
  /** Where it answers, for example `http://127.0.0.1:5174`. */
  origin: string;
  /** Ends what is under way, and listens no more. */
  close(): Promise<void>;
}

/**
 * Puts a simulator behind a real server, on loopback unless told otherwise. Rejects when the port is taken.
 *
 * @example
 * const { origin, close } = await serveSimulator(createWeChatSimulator());
 */
export function serveSimulator(
  simulator: Pick<WeChatSimulator, 'fetch'>,
  options: ServeOptions = {},
): Promise<SimulatorServer> {
  const { port = 0, host = '127.0.0.1' } = options;
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        async fetch(request, { incoming }) {
          const response = await simulator.fetch(toNativeRequest(request), { listensOn: host });
          if (response.type !== 'error') return response;
          // What "cannot be reached" looks like from outside.
          incoming.socket.destroy();
          return new Response();
        },
        port,
        hostname: host,
        // Otherwise hono puts its own Request and Response in place of the whole process's.
        overrideGlobalObjects: false,
      },
      ({ port: actual }: AddressInfo) => {
        const name = host === '0.0.0.0' ? '127.0.0.1' : host;
        resolve({
          origin: `http://${name.includes(':') ? `[${name}]` : name}:${actual}`,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              // A poll would keep it open for as long as it hangs.
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.once('error', reject);
  });
}
