import { connect, createServer } from 'node:net';

/** Hands chunks on, each `ms` later, in order. The first one `first` ms later still. */
function delay(from, to, ms, first = 0) {
  let due = 0;
  let extra = first;
  from.on('data', (chunk) => {
    due = Math.max(due, performance.now() + ms + extra);
    extra = 0;
    setTimeout(() => to.writable && to.write(chunk), due - performance.now());
  });
  from.on('close', () => setTimeout(() => to.destroy(), ms));
  from.on('error', () => to.destroy());
}

/**
 * A link to a server on this machine, with `roundTrip` ms there and back. Opening a connection costs one (TCP), so do
 * its TLS handshake and each request, as on a real network. It has no limit of bandwidth.
 */
export async function createSlowLink(port, roundTrip) {
  const link = createServer((client) => {
    client.setNoDelay();
    const server = connect({ port, host: '127.0.0.1', noDelay: true });
    delay(client, server, roundTrip / 2, roundTrip);
    delay(server, client, roundTrip / 2);
  });
  await new Promise((listening) => link.listen(0, '127.0.0.1', listening));
  return { port: link.address().port, close: () => link.close() };
}
