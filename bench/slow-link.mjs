import { connect, createServer } from 'node:net';

/** Forwards chunks in order, each after `ms`. The first one waits another `first` ms. */
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
 * Simulates a link to a server on this machine, with a round trip of `roundTrip` ms. Opening a connection takes one
 * round trip (TCP), its TLS handshake another one, and each request one more, as on a real network. The bandwidth is
 * not limited.
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
