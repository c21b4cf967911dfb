import { afterEach, describe, expect, test } from 'vitest';
import { createWeChatSimulator, type SimulatorServer, serveSimulator } from '../../../src/simulator/index.js';
import { runSimulator } from '../../../src/simulator/run-simulator.js';
import { askUnderHost } from '../../ask-under-host.js';
import { setNetworkAddress } from '../helpers/set-network-address.js';

/**
 * Tests of DNS rebinding. A website's own host name resolves to the simulator's address, so its scripts could read the
 * responses.
 */

setNetworkAddress('192.0.2.7');

const PATHS = [
  '/',
  '/connect/l/qrconnect?uuid=x',
  '/connect/confirm?uuid=x',
  '/connect/mini-program',
  '/sns/auth',
];

const opened: SimulatorServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

const ask = ({ origin }: SimulatorServer, host: string, path?: string) => askUnderHost(host, origin, path);

async function serve(...args: Parameters<typeof serveSimulator>): Promise<SimulatorServer> {
  const server = await serveSimulator(...args);
  opened.push(server);
  return server;
}

async function run(...args: Parameters<typeof runSimulator>): Promise<SimulatorServer> {
  const server = await runSimulator(...args);
  opened.push(server);
  return server;
}

describe('a host name that is not in allowedHosts', () => {
  test.each(PATHS)('cannot read %s', async (path) => {
    expect(await ask(await serve(createWeChatSimulator()), 'rebind.example', path)).toBe(403);
  });

  test.each(['localhost.evil.example', '127.0.0.1.evil.example', 'notlocalhost', 'evil.qq.com', '192.0.2.7'])(
    'can look like an allowed one: %s',
    async (host) => {
      expect(await ask(await serve(createWeChatSimulator()), host)).toBe(403);
    },
  );

  test('cannot read a simulator that listens on the whole network', async () => {
    const server = await run({}, { host: true });
    expect(await ask(server, 'rebind.example')).toBe(403);
  });

  test('cannot start a login, and gets a message that names allowedHosts', async () => {
    const wechat = createWeChatSimulator();
    const query = 'appid=wx1&redirect_uri=https%3A%2F%2Fshop.example%2F&scope=snsapi_login';
    const answer = await wechat.fetch(new Request(`http://rebind.example/connect/qrconnect?${query}`));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('"rebind.example" to allowedHosts');
    expect(wechat.logins).toHaveLength(0);
  });
});

describe('answers under', () => {
  test.each(['localhost', 'sim.localhost', '127.0.0.1', '127.8.8.8', '[::1]', 'LOCALHOST'])(
    '%s, a name of this machine',
    async (host) => {
      expect(await ask(await serve(createWeChatSimulator()), host)).toBe(200);
    },
  );

  test.each([true, '0.0.0.0', '::'])('every address of this machine with host %s', async (host) => {
    const server = await run({}, { host });
    expect(await ask(server, '192.0.2.7')).toBe(200);
    expect(await ask(server, '10.1.2.3')).toBe(200);
    expect(await ask(server, '[fd00::7]')).toBe(200);
  });

  test('the address that the server listens on', async () => {
    const host = '127.0.0.1';
    for (const listensOn of ['192.0.2.9', 'box.example']) {
      const { fetch } = createWeChatSimulator();
      const request = () => new Request(`http://${listensOn}/`);
      expect((await fetch(request(), { listensOn })).status).toBe(200);
      expect((await fetch(request(), { listensOn: host })).status).toBe(403);
    }
    expect(await ask(await serve(createWeChatSimulator(), { host: '0.0.0.0' }), '192.0.2.7')).toBe(200);
  });

  test('names in allowedHosts, and their subdomains with a leading dot', async () => {
    const server = await serve(createWeChatSimulator({ allowedHosts: ['box.example', '.tunnel.example'] }));
    for (const host of ['box.example', 'tunnel.example', 'a.tunnel.example']) {
      expect(await ask(server, host)).toBe(200);
    }
    for (const host of ['a.box.example', 'eviltunnel.example']) expect(await ask(server, host)).toBe(403);
  });

  test('the host of phoneOrigin, which the QR code contains', async () => {
    const server = await run({ phoneOrigin: 'https://phone.example' }, {});
    expect(await ask(server, 'phone.example')).toBe(200);
  });
});

describe('behind a tunnel with TLS', () => {
  const ORIGIN = 'https://sim.example';
  const wechat = createWeChatSimulator({ allowedHosts: ['sim.example'] });
  const read = async (path: string) => {
    const headers = { 'x-forwarded-proto': 'https' };
    return (await wechat.fetch(new Request(`http://sim.example${path}`, { headers }))).text();
  };

  test('script and QR page contain https addresses, because browsers block http there', async () => {
    expect(await read('/connect/zh_CN/htmledition/js/wxLogin.js')).toContain(`"${ORIGIN}"`);
    const query = 'appid=wx1&redirect_uri=https%3A%2F%2Fshop.example%2F&scope=snsapi_login&state=s';
    const page = await read(`/connect/qrconnect?${query}`);
    expect(page).toContain('"/connect/l/qrconnect"');
    expect(page).not.toContain('http://sim.example');
  });
});
