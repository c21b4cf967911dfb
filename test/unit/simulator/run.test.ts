import { expect, test } from 'vitest';
import { runSimulator } from '../../../src/simulator/run-simulator.js';
import { setNetworkAddress } from '../helpers/set-network-address.js';

const globals = [Request, Response];

setNetworkAddress('192.0.2.7');

test.each([true, '0.0.0.0', '::'])(
  'listens on the network with host %s, at an address for phones',
  async (host) => {
    const { origin, phoneOrigin, close } = await runSimulator({}, { host });
    expect((await fetch(origin)).status).toBe(200);
    expect(phoneOrigin).toBe(`http://192.0.2.7:${new URL(origin).port}`);
    await close();
  },
);

test('accepts connections from this machine only without a host', async () => {
  const { origin, phoneOrigin, close } = await runSimulator({}, {});
  expect(phoneOrigin).toBe(origin);
  expect(new URL(origin).hostname).toBe('127.0.0.1');
  await close();
});

test('does not change the globals of the process', async () => {
  const { close } = await runSimulator({}, {});
  await close();
  expect([Request, Response]).toEqual(globals);
});

test('accepts a body without Content-Length', async () => {
  const { origin, close } = await runSimulator({}, {});
  const asked = JSON.stringify({ grant_type: 'client_credential', appid: 'wx1', secret: 's' });
  const answer = await fetch(`${origin}/cgi-bin/stable_token`, {
    method: 'POST',
    body: new Blob([asked]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(await answer.json()).toMatchObject({ expires_in: expect.closeTo(7200, -1) });
  await close();
});
