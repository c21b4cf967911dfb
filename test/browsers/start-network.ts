import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../listen.js';
import { readOutput } from '../run-program.js';

/** An Internet of its own for a browser that uses it as its proxy. */
export interface Network {
  /** Host and port of the proxy. */
  proxy: string;
  close(): void;
}

/** Not signed by anybody: the browsers under test are told to accept it for every name. */
const createCertificate = () =>
  readOutput('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '30', '-subj', '/CN=test', '-keyout', '-', '-out', '-'],
  ]);

/**
 * Starts a proxy that connects every https address to one local server, which `answer` plays. So pages have their real
 * addresses, and nothing reaches the real hosts. `Response.error()` closes the connection without a response.
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
  // Plain http has no place in these tests. A browser's own background requests get nothing.
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
