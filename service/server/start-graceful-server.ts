import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server';

const GRACE = 10_000;

interface GracefulServerOptions {
  fetch(request: Request, bindings: HttpBindings | Http2Bindings): Response | Promise<Response>;
  hostname: string;
  port: number;
  /** ms that unfinished requests get after `close`. @default 10000 */
  grace?: number;
}

/**
 * Starts an HTTP server that closes gracefully.
 *
 * `close` stops accepting connections and waits for unfinished requests, at most `grace` ms. It closes idle connections
 * and streams of Server-Sent Events at once, because their clients reconnect. It resolves after the last connection is
 * closed.
 */
export function startGracefulServer(
  { fetch, hostname, port, grace = GRACE }: GracefulServerOptions,
  onListening: (address: { address: string; port: number }) => void,
): { server: Server; close(): Promise<void> } {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  const streams = new Set<ServerResponse>();
  let isClosing = false;

  const handle = async (request: Request, bindings: HttpBindings | Http2Bindings) => {
    const response = await fetch(request, bindings);
    const outgoing = bindings.outgoing as ServerResponse;
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      streams.add(outgoing);
      outgoing.once('close', () => streams.delete(outgoing));
      if (isClosing) outgoing.destroy();
    }
    return response;
  };
  // Without options, `serve` creates a server of node:http.
  const server = serve({ fetch: handle, hostname, port }, onListening) as Server;

  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    // Tells the client not to reuse the connection.
    if (isClosing) response.setHeader('connection', 'close');
    responses.add(response);
    response.once('close', () => {
      responses.delete(response);
      if (isClosing) socket.destroySoon();
    });
  });

  const close = () =>
    new Promise<void>((resolve) => {
      isClosing = true;
      const cutOff = setTimeout(() => server.closeAllConnections(), grace);
      server.close(() => {
        clearTimeout(cutOff);
        resolve();
      });
      for (const stream of streams) stream.destroy();
      for (const response of responses) if (!response.headersSent) response.setHeader('connection', 'close');
      // closeIdleConnections does not close connections that have never sent a request.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      server.closeIdleConnections();
    });
  return { server, close };
}
