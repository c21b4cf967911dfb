import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startGracefulServer } from '../../service/server/start-graceful-server.js';
import { buildService, DeployedServer, ENVIRONMENT } from './deployment.js';

let folder: string;
beforeAll(buildService);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wechat-stop-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const start = () => DeployedServer.start({ ...ENVIRONMENT, DATA_DIR: folder });

/** Opens a connection, and collects what it receives. */
async function connect(port: number) {
  const socket = createConnection({ port, host: '127.0.0.1' });
  const seen = { socket, text: '' };
  socket.on('data', (chunk) => {
    seen.text += chunk;
  });
  // The server closes some connections abruptly.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return seen;
}

async function waitForClose(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket, 'close');
}
const request = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: login.localhost\r\n${more}\r\n`;
/** A request whose body is never finished. */
const HANGING = `POST /api/auth/sign-in/email HTTP/1.1\r\nHost: login.localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"email":`;

/** Resolves to the ms until the process has ended. */
async function measureStop(server: DeployedServer): Promise<number> {
  const before = performance.now();
  await server.stop();
  return performance.now() - before;
}

test('ends although connections are idle, and releases the data folder', async () => {
  const server = await start();
  const [idle, silent] = [await connect(server.port), await connect(server.port)];
  idle.socket.write(request('/api/config'));
  await expect.poll(() => idle.text).toContain('200 OK');
  expect(await measureStop(server)).toBeLessThan(8000);
  await waitForClose(silent.socket);
  expect(readdirSync(folder)).toEqual(['database']);
});

test('gives an unfinished request ten seconds, accepts no others, and the next process waits', async () => {
  const server = await start();
  const hanging = await connect(server.port);
  hanging.socket.write(HANGING);
  const late = await connect(server.port);
  late.socket.write(HANGING);
  // Once a later request is answered, the earlier ones have arrived.
  await server.fetch(new Request('http://any/api/config'));
  const stopping = measureStop(server);
  await expect
    .poll(() =>
      connect(server.port).then(
        () => 'open',
        (error) => error.code,
      ),
    )
    .toBe('ECONNREFUSED');
  const successor = start();
  late.socket.write(`${'"lin@example.com","password":"12345678"'.padEnd(90)}}`);
  await waitForClose(late.socket);
  expect(late.text).toMatch(/^HTTP\/1.1 401 [\s\S]*connection: close/i);
  const took = await stopping;
  expect(took).toBeGreaterThan(8000);
  expect(took).toBeLessThan(20_000);
  expect(hanging.text).toBe('');
  const second = await successor;
  expect((await second.fetch(new Request('http://any/api/auth/get-session'))).status).toBe(200);
  await second.stop();
});

test('ends at once after a second signal, and the next process can start', async () => {
  const server = await start();
  const hanging = await connect(server.port);
  hanging.socket.write(HANGING);
  await server.fetch(new Request('http://any/api/config'));
  const stopping = server.stop();
  await expect
    .poll(() =>
      connect(server.port).then(
        () => 'open',
        (error) => error.code,
      ),
    )
    .toBe('ECONNREFUSED');
  const before = performance.now();
  await server.stop();
  expect(performance.now() - before).toBeLessThan(8000);
  await stopping;
  await (await start()).stop();
});

test('closes open streams, and finishes responses', async () => {
  let answer: ((response: Response) => void) | undefined;
  const fetch = (incoming: Request) => {
    if (incoming.url.endsWith('/slow')) return new Promise<Response>((resolve) => (answer = resolve));
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode('data: 1\n\n')),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  const { server, close } = startGracefulServer({ fetch, hostname: '127.0.0.1', port: 0 }, () => undefined);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [stream, slow] = [await connect(port), await connect(port)];
  stream.socket.write(request('/stream'));
  await expect.poll(() => stream.text).toContain('data: 1');
  slow.socket.write(request('/slow'));
  await expect.poll(() => answer).toBeDefined();
  const before = performance.now();
  const closed = close();
  await waitForClose(stream.socket);
  answer?.(new Response('done'));
  await Promise.all([closed, waitForClose(slow.socket)]);
  expect(slow.text).toMatch(/connection: close[\s\S]*done$/i);
  expect(performance.now() - before).toBeLessThan(8000);
});
