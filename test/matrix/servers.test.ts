import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  createWeChatSimulator,
  type SimulatorServer,
  serveSimulator,
  type WeChatSimulator,
} from '../../src/simulator/index.js';
import { findFreePort } from '../listen.js';
import { runProgram } from '../run-program.js';
import { stop, waitFor } from '../start-server.js';

/** The servers in docs/servers.md sign in at the simulator. */

const page = readFileSync('docs/servers.md', 'utf8');
const APP = { appid: 'wx0123456789abcdef', secret: 'secret-of-the-app', name: 'Shop' };

/** The programs with what must be installed for them, and the commands that build and start them. */
const SERVERS = [
  {
    language: 'python',
    file: 'app.py',
    needs: ['python3', '-c', 'import flask, requests'],
    start: (port: number) => ['python3', '-m', 'flask', 'run', '--port', `${port}`],
  },
  {
    language: 'php',
    file: 'api.php',
    needs: ['php', '--version'],
    start: (port: number) => ['php', '-S', `127.0.0.1:${port}`, 'api.php'],
  },
  {
    language: 'go',
    file: 'main.go',
    needs: ['go', 'version'],
    build: ['go', 'build', '-o', 'server', 'main.go'],
    start: () => ['./server'],
  },
];

/** Whether this machine has what the program needs. A program that does not exist rejects. */
async function isInstalled([program = '', ...parameters]: string[]): Promise<boolean> {
  try {
    return (await runProgram(program, parameters, { limit: 30_000 })).status === 0;
  } catch {
    return false;
  }
}
const servers = await Promise.all(
  SERVERS.map(async (server) => ({ ...server, isMissing: !(await isInstalled(server.needs)) })),
);

let wechat: WeChatSimulator;
let simulator: SimulatorServer;
beforeAll(async () => {
  wechat = createWeChatSimulator({ apps: [APP] });
  simulator = await serveSimulator(wechat);
});
afterAll(() => simulator?.close());

describe.each(servers)('the server in $language', ({ language, file, build, start, isMissing }) => {
  let folder: string;
  let child: ChildProcess;
  let output = '';
  let origin: string;
  beforeAll(async () => {
    if (isMissing) return;
    folder = mkdtempSync(join(tmpdir(), 'server-'));
    const port = await findFreePort();
    origin = `http://127.0.0.1:${port}`;
    const [, program = ''] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page) ?? [];
    writeFileSync(join(folder, file), program.replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`));
    const env = {
      ...process.env,
      ...{ WECHAT_API: simulator.origin, WECHAT_APP_ID: APP.appid, WECHAT_APP_SECRET: APP.secret },
      ...{ SESSION_SECRET: 'any', GOCACHE: join(folder, 'cache') },
    };
    if (build) {
      const [compiler = '', ...parameters] = build;
      await runProgram(compiler, parameters, { cwd: folder, env });
    }
    const [command = '', ...parameters] = start(port);
    child = spawn(command, parameters, { cwd: folder, env, stdio: 'pipe' });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    await waitFor(child, new RegExp(`http://127\\.0\\.0\\.1:${port}`));
    // Go's program writes its address before it listens.
    await vi.waitFor(() => fetch(`${origin}/api/me`), { timeout: 10_000 });
  });
  afterAll(async () => {
    if (child) await stop(child);
    if (folder) rmSync(folder, { recursive: true });
  });

  /** A browser: it keeps one cookie. */
  function createBrowser() {
    let cookie = '';
    return async (path: string, init: RequestInit = {}) => {
      const response = await fetch(origin + path, { ...init, headers: { ...init.headers, cookie } });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response;
    };
  }

  const send = (ask: ReturnType<typeof createBrowser>, result: object, type = 'application/json') =>
    ask('/api/wechat', { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(result) });

  /** Approves as a visitor. Returns code and state. */
  async function approve(state: string) {
    const query = new URLSearchParams({
      appid: APP.appid,
      redirect_uri: 'https://shop.example/wechat-callback.html',
      ...{ response_type: 'code', scope: 'snsapi_login', state },
    });
    await wechat.fetch(new Request(`https://open.weixin.qq.com/connect/qrconnect?${query}`));
    const { code } = wechat.approve();
    return { code, state };
  }

  test.skipIf(isMissing)('signs in with a code and the state of the session', async () => {
    const ask = createBrowser();
    const { appid, state } = await (await ask('/api/wechat/state')).json();
    expect(appid).toBe(APP.appid);
    // A page that renders twice, or a second tab, gets the same state.
    expect(await (await ask('/api/wechat/state')).json()).toMatchObject({ state });
    expect(await (await ask('/api/me')).json()).toBeNull();

    const response = await send(ask, await approve(state));
    expect(response.status).toBe(200);
    const { nickname } = await response.json();
    expect(nickname).toMatch(/[^\x20-\x7e]/);
    expect(await (await ask('/api/me')).json()).toMatchObject({
      id: expect.stringMatching(/\w{10,}/),
      nickname,
    });
    // The state counts once.
    expect((await send(ask, await approve(state))).status).toBe(403);
  });

  test.skipIf(isMissing)(
    'refuses another state, another type of body, and a code that was used',
    async () => {
      const ask = createBrowser();
      const { state } = await (await ask('/api/wechat/state')).json();
      const result = await approve(state);
      expect((await send(createBrowser(), result)).status).toBe(403);
      expect((await send(ask, { ...result, state: 'other' })).status).toBe(403);
      expect((await send(ask, result, 'text/plain')).status).toBe(415);
      expect((await send(ask, { ...result, code: 'unknown' })).status).toBe(401);
      expect((await send(ask, result)).status).toBe(200);
      expect((await (await ask('/api/me')).json()).nickname).toBeTruthy();
    },
  );

  test.skipIf(isMissing)(
    'answers 502 without the AppSecret in its log if WeChat cannot be reached',
    async () => {
      const ask = createBrowser();
      const { state } = await (await ask('/api/wechat/state')).json();
      wechat.break('api', 'unreachable');
      expect((await send(ask, { code: 'any', state })).status).toBe(502);
      wechat.repair();
      expect(output).not.toContain(APP.secret);
    },
  );
});
