import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createWeChatSimulator,
  type SimulatorServer,
  serveSimulator,
  type WeChatSimulator,
} from '../../src/simulator/index.js';
import { findFreePort } from '../listen.js';
import { runProgram } from '../run-program.js';
import { stop, waitFor } from '../start-server.js';
import { createVisitor } from './visitor.js';

/** The built `wechat-qr-login/simulator/node`, in separate processes. */

const APP = { appid: 'wx0123456789abcdef', secret: 'the-app-secret-of-this-test', name: 'Shop' };
const PRELOAD = ['--import', 'wechat-qr-login/simulator/node'];

let wechat: WeChatSimulator;
let simulator: SimulatorServer;
const children: ChildProcess[] = [];
beforeEach(async () => {
  wechat = createWeChatSimulator({ apps: [APP] });
  simulator = await serveSimulator(wechat);
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => stop(child)));
  await simulator.close();
});

const createEnvironment = (env: Record<string, string | undefined>) => ({
  ...process.env,
  NODE_ENV: undefined,
  PORT: '0',
  WECHAT_APP_ID: APP.appid,
  WECHAT_APP_SECRET: APP.secret,
  AUTH_SECRET: 'a secret of more than thirty-two characters',
  WECHAT_SIMULATOR: simulator.origin,
  ...env,
});

/** Runs a program to its end. */
async function runToEnd(parameters: string[], env: Record<string, string | undefined> = {}) {
  const run = { env: createEnvironment(env), limit: 60_000 };
  const { status, stdout, stderr } = await runProgram(process.execPath, parameters, run);
  return { code: status, output: stdout.trim(), errors: stderr };
}

/** Starts a server. Resolves to its address. */
async function startServer(
  parameters: string[],
  env: Record<string, string | undefined> = {},
  cwd = process.cwd(),
): Promise<string> {
  const child = spawn(process.execPath, parameters, { cwd, timeout: 60_000, env: createEnvironment(env) });
  children.push(child);
  const [, address = ''] = await waitFor(child, /(http:\S+)\n/);
  return address;
}

/** Opens WeChat's login and approves, like a visitor. Returns the address of the redirect. */
async function scan(url: string): Promise<URL> {
  await wechat.fetch(new Request(url));
  const { redirect_uri, code, state } = wechat.approve();
  const callback = new URL(redirect_uri);
  callback.searchParams.set('code', code);
  callback.searchParams.set('state', state);
  return callback;
}

const heard = () => wechat.events.map(({ type }) => type);
const SIGNED_IN = ['requested', 'approved', 'exchanged', 'identified'];

describe('a server without any code for the simulator signs a visitor in', () => {
  test('examples/node', async () => {
    const origin = await startServer([...PRELOAD, 'server.mjs'], {}, 'examples/node');
    const visit = createVisitor(origin);
    const { appid, state } = await (await visit('/start', { method: 'POST' })).json();
    const query = new URLSearchParams({ appid, state, scope: 'snsapi_login', redirect_uri: `${origin}/cb` });
    const callback = await scan(`https://open.weixin.qq.com/connect/qrconnect?${query}`);
    const body = JSON.stringify(Object.fromEntries(callback.searchParams));
    const answer = await visit('/finish', { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ nickname: '小林 Lin' });
    expect(heard()).toEqual(SIGNED_IN);
  });

  test('examples/authjs', async () => {
    const origin = await startServer([...PRELOAD, 'server.mjs'], {}, 'examples/authjs');
    const visit = createVisitor(origin);
    const { csrfToken } = await (await visit('/auth/csrf')).json();
    const form = new URLSearchParams({ csrfToken });
    const started = await visit('/auth/signin/wechat', { method: 'POST', body: form });
    await visit((await scan(started.headers.get('location') ?? '')).href);
    expect(await (await visit('/auth/session')).json()).toMatchObject({ user: { name: '小林 Lin' } });
    expect(heard()).toEqual(SIGNED_IN);
  });

  test('better-auth, with NODE_OPTIONS', async () => {
    const origin = await startServer(['test/package/servers/better-auth.mjs'], {
      NODE_OPTIONS: PRELOAD.join(' '),
    });
    const visit = createVisitor(origin);
    const started = await visit('/api/auth/sign-in/social', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: 'wechat', callbackURL: '/' }),
    });
    await visit((await scan((await started.json()).url)).href);
    expect(await (await visit('/api/auth/get-session')).json()).toMatchObject({ user: { name: '小林 Lin' } });
    expect(heard()).toEqual(SIGNED_IN);
  });
});

/** Sends requests to WeChat's API in three ways, and prints the error codes. */
const ASK = `
  const url = 'https://api.weixin.qq.com/sns/auth';
  const plain = (get, address) => new Promise((resolve, reject) =>
    get(address, async (answer) => resolve(JSON.parse((await answer.toArray()).join('')).errcode)).on('error', reject));
  Promise.all([fetch(url).then((a) => a.json()).then((a) => a.errcode), plain(https.get, url), plain(http.get, url.replace('https', 'http'))])
    .then((all) => console.log(all.join()), (error) => console.log((error.cause ?? error).message));`;
const ESM = [
  '--input-type=module',
  '-e',
  `import http from 'node:http'; import * as https from 'node:https';${ASK}`,
];
const COMMONJS = ['-e', `const http = require('http'); const https = require('https');${ASK}`];

describe.each(Object.entries({ 'an ES module': ESM, CommonJS: COMMONJS }))('%s', (_, program) => {
  test('connects to the simulator with fetch, node:https and node:http', async () => {
    const { output } = await runToEnd([...PRELOAD, ...program]);
    expect(output).toBe('41001,41001,41001');
  });

  test('gets an error that explains what to do if no simulator runs', async () => {
    const address = `http://127.0.0.1:${await findFreePort()}`;
    const { output, errors } = await runToEnd([...PRELOAD, ...program], { WECHAT_SIMULATOR: address });
    const sentence = `no WeChat simulator listens at ${address} (ECONNREFUSED). Start it with "npx wechat-qr-login-simulator"`;
    expect(output).toContain(sentence);
    // Once, for frameworks that report only "fetch failed".
    expect(errors.split(sentence)).toHaveLength(2);
  });
});

test('a client that ends its connection gets no error about a missing simulator', async () => {
  const program = `require('https').get('https://api.weixin.qq.com/sns/auth', (answer) => answer.destroy(new Error('enough')))
    .on('error', ({ message }) => console.log(message));`;
  const { output, errors } = await runToEnd([...PRELOAD, '-e', program]);
  expect([output, errors]).toEqual(['enough', '']);
});

test('require() also loads it', async () => {
  const { output } = await runToEnd(['--require', 'wechat-qr-login/simulator/node', ...COMMONJS]);
  expect(output).toBe('41001,41001,41001');
});

test('requests to other hosts are unchanged', async () => {
  const program = `fetch('${simulator.origin}/').then((a) => a.text()).then((a) => console.log(a.includes('WeChat')))`;
  const { output } = await runToEnd([...PRELOAD, '-e', program], {
    WECHAT_SIMULATOR: `http://127.0.0.1:${await findFreePort()}`,
  });
  expect(output).toBe('true');
});

describe('in production', () => {
  test('the process ends with an error before the server runs', async () => {
    const { code, output, errors } = await runToEnd([...PRELOAD, '-e', 'console.log("runs")'], {
      NODE_ENV: 'production',
    });
    expect([code, output]).toEqual([1, '']);
    expect(errors).toMatch(
      /^wechat-qr-login\/simulator\/node: NODE_ENV is production, .*Start the server without/,
    );
  });

  test('a server that sets NODE_ENV itself cannot connect to the simulator', async () => {
    const program = `process.env.NODE_ENV = 'production';
      fetch('https://api.weixin.qq.com/sns/auth').then(() => console.log('answered'), (e) => console.log((e.cause ?? e).message));`;
    const { output } = await runToEnd([...PRELOAD, '-e', program]);
    expect(output).toContain('does not run in production');
    expect(heard()).toEqual([]);
  });
});

test.each(['nowhere', 'https://127.0.0.1:1'])(
  'refuses WECHAT_SIMULATOR=%s with an error that names the variable',
  async (address) => {
    const { code, errors } = await runToEnd([...PRELOAD, '-e', ''], { WECHAT_SIMULATOR: address });
    expect([code, errors]).toEqual([1, expect.stringMatching(/WECHAT_SIMULATOR must be an http address/)]);
  },
);
