import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { WeChatSimulator } from './create-wechat-simulator.js';
import { toNativeRequest } from './to-native-request.js';

/** Options of `serveSimulator`. */
export interface ServeOptions {
  /** The port to listen on. @default a free port */
  port?: number;
  /** The address to listen on. Other machines cannot reach the default. @default '127.0.0.1' */
  host?: string;
}

/** A server that listens. */
export interface SimulatorServer {
  /** The server's origin, for example `http://127.0.0.1:5174`. */
  origin: string;
  /** Stops listening and closes all open connections. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server for a simulator. Rejects if the port is taken.
 *
 * @example
 * const { origin, close } = await serveSimulator(createWeChatSimulator());
 * console.log(`${origin}/connect/qrconnect`);
 * await close();
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
          // `Response.error()` stands for a network error: close the connection without a response.
          incoming.socket.destroy();
          return new Response();
        },
        port,
        hostname: host,
        // By default, the server replaces the global Request and Response of the whole process.
        overrideGlobalObjects: false,
      },
      ({ port: actual }: AddressInfo) => {
        const name = host === '0.0.0.0' ? '127.0.0.1' : host;
        resolve({
          origin: `http://${name.includes(':') ? `[${name}]` : name}:${actual}`,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              // `close` waits for open requests, and a poll may hang for 25 seconds.
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.once('error', reject);
  });
}
