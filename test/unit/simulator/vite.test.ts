import { tmpdir } from 'node:os';
import { createLogger, createServer, type Logger, type ServerOptions, type ViteDevServer } from 'vite';
import { describe, expect, test } from 'vitest';
import { createVitest } from 'vitest/node';
import { createWeChatSimulator, serveSimulator } from '../../../src/simulator/index.js';
import { type WeChatSimulatorPluginOptions, wechatSimulator } from '../../../src/simulator/vite.js';
import { askUnderHost } from '../../ask-under-host.js';

const start = (options?: WeChatSimulatorPluginOptions, server?: ServerOptions, customLogger?: Logger) =>
  createServer({
    configFile: false,
    logLevel: 'silent',
    ...(customLogger && { customLogger }),
    server: { middlewareMode: true, ws: false, ...server },
    plugins: [wechatSimulator(options)],
  });

/** Returns the address of WeChat's script in the pages of that server. */
async function readScript(server: ViteDevServer): Promise<string> {
  const page = await server.transformIndexHtml('/', '<html><head></head></html>');
  return /src="(http[^"]+)"/.exec(page)?.[1] ?? '';
}

async function findFreePort(): Promise<number> {
  const { origin, close } = await serveSimulator(createWeChatSimulator());
  await close();
  return Number(new URL(origin).port);
}

test('inside another server, such as Vitest’s, the simulator ends with Vite, so that the process can end', async () => {
  const server = await start();
  const script = await readScript(server);
  expect((await fetch(script)).status).toBe(200);
  await server.close();
  await expect(fetch(script)).rejects.toThrow('fetch failed');
});

test('only the new simulator runs after a restart of Vite', async () => {
  const server = await start();
  const before = await readScript(server);
  await server.restart();
  const after = await readScript(server);
  expect((await fetch(after)).status).toBe(200);
  await expect(fetch(before)).rejects.toThrow('fetch failed');
  await server.close();
  await expect(fetch(after)).rejects.toThrow('fetch failed');
});

test('a simulator with its own port has the same address after a restart', async () => {
  const port = await findFreePort();
  const server = await start({ port });
  for (let restarts = 0; restarts < 2; restarts++) await server.restart();
  const script = await readScript(server);
  expect([new URL(script).port, (await fetch(script)).status]).toEqual([`${port}`, 200]);
  await server.close();
  await expect(fetch(script)).rejects.toThrow('fetch failed');
});

test('the plugin of a reloaded configuration uses the same port', async () => {
  const port = await findFreePort();
  const old = await start({ port });
  const fresh = await start({ port });
  await old.close();
  expect((await fetch(await readScript(fresh))).status).toBe(200);
  await fresh.close();
});

test('a port in use causes an error that names plugin, port and option', async () => {
  const { origin, close } = await serveSimulator(createWeChatSimulator());
  const { port } = new URL(origin);
  await expect(start({ port: Number(port) })).rejects.toThrow(
    new RegExp(
      `^wechatSimulator\\(\\) of wechat-qr-login/simulator/vite: port ${port} is in use, .* option "port"`,
    ),
  );
  await close();
});

test('prints the addresses when Vite starts', async () => {
  const said: string[] = [];
  const customLogger = createLogger('silent');
  customLogger.info = (text) => void said.push(text);
  const server = await start({}, {}, customLogger);
  const { origin } = new URL(await readScript(server));
  expect(said.join()).toContain(`  API:              ${origin}/sns/…`);
  expect(said.join()).toContain(`WECHAT_SIMULATOR=${origin} node --import wechat-qr-login/simulator/node`);
  await server.close();
});

describe('in Vitest', () => {
  /** Starts a server like Vitest's own. */
  async function startVitest(options?: WeChatSimulatorPluginOptions) {
    const settings = {
      configFile: false as const,
      logLevel: 'silent' as const,
      plugins: [wechatSimulator(options)],
    };
    const vitest = await createVitest('test', { watch: false, config: false, root: tmpdir() }, settings);
    const page = await vitest.vite.transformIndexHtml('/', '<html><head></head></html>');
    await vitest.close();
    return page;
  }

  test('the simulator does not run, so that it does not use the port of a dev server', async () => {
    const port = await findFreePort();
    const dev = await start({ port });
    expect(await startVitest({ port })).not.toContain('wxLogin.js');
    expect((await fetch(await readScript(dev))).status).toBe(200);
    await dev.close();
  });

  test('the simulator runs if the option is set', async () => {
    expect(await startVitest({ vitest: true })).toContain('/wxLogin.js"');
  });
});

test('the simulator answers under the host names of Vite, and under no others', async () => {
  const server = await start({ allowedHosts: ['tunnel.example'] }, { allowedHosts: ['box.example'] });
  const script = new URL(await readScript(server));
  const ask = (host: string) => askUnderHost(host, script.origin, script.pathname);
  expect([await ask('box.example'), await ask('tunnel.example')]).toEqual([200, 200]);
  expect(await ask('evil.example')).toBe(403);
  await server.close();
});

test('replaces the addresses of WeChat’s script in index.html', async () => {
  const server = await start();
  const hint = '<link rel="preload" href="https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js">';
  const page = await server.transformIndexHtml('/', `<html><head>${hint}</head></html>`);
  expect(page).not.toContain('res.wx.qq.com');
  expect(page).toContain(`href="${await readScript(server)}"`);
  await server.close();
});

test('with sameOrigin, the dev server itself answers WeChat’s paths, and only for hosts that Vite allows', async () => {
  const server = await start({ sameOrigin: true }, { middlewareMode: false, port: 0, ws: false });
  await server.listen();
  try {
    const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin;
    const page = await server.transformIndexHtml('/', '<html><head></head></html>');
    const path = /src="(\/connect\/[^"]+)"/.exec(page)?.[1] ?? '';
    const script = await (await fetch(origin + path)).text();
    // The browser's address counts, because the server can get another Host header.
    expect(script).toContain('var script = document.currentScript;');
    const query = new URLSearchParams({ appid: 'wx0123456789abcdef', redirect_uri: `${origin}/callback` });
    const address = `${origin}/connect/qrconnect?${query}&response_type=code&scope=snsapi_login&state=s`;
    expect(await (await fetch(address)).text()).toContain('"poll":"/connect/l/qrconnect"');
    expect(await askUnderHost('evil.example', origin + path)).toBe(403);
  } finally {
    await server.close();
  }
});
