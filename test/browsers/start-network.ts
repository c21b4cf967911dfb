import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../listen.js';
import { readOutput } from '../run-program.js';

/** A simulated Internet, which a browser uses as its proxy. */
export interface Network {
  /** Host and port of the proxy. */
  proxy: string;
  close(): void;
}

/** A self-signed certificate. The browsers under test accept it for every host name. */
const createCertificate = () =>
  readOutput('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '30', '-subj', '/CN=test', '-keyout', '-', '-out', '-'],
  ]);

/**
 * Starts a proxy that connects every https address to one local server, which responds with `answer`. Pages have their
 * real addresses, and no request leaves this machine. `Response.error()` closes the connection without a response.
 */
export async function startNetwork(answer: (request: Request) => Promise<Response>): Promise<Network> {
  const pem = await createCertificate();
  const server = createAdaptorServer({
    createServer: createSecureServer,
    serverOptions: { key: pem, cert: pem },
    async fetch(request, env) {
      const response = await answer(request);
      if (response.type !== 'error') return response;
      (env as { incoming: { socket: { destroy(): void } } }).incoming.socket.destroy();
      return new Response();
    },
  }) as Server;
  const port = await listen(server);
  // The tests use no plain http. This only refuses background requests of the browser.
  const proxy = createServer((_, response) => response.writeHead(502).end());
  proxy.on('connect', (_, socket, head) => {
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  return {
    proxy: `127.0.0.1:${await listen(proxy)}`,
    close() {
      for (const each of [proxy, server]) {
        each.close();
        each.closeAllConnections();
      }
    },
  };
}
