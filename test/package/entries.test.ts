import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as languages from '../../src/shared/labels/index.js';
import { askUnderHost } from '../ask-under-host.js';
import { listen } from '../listen.js';
import { runProgram } from '../run-program.js';
import { stop, waitFor } from '../start-server.js';
import { createUserProject, type UserProject } from './user-project.js';

let project: UserProject;
beforeAll(async () => {
  project = await createUserProject('react', 'react-dom', '@types/react');
});
afterAll(() => project?.remove());

const node = async (file: string, code: string, ...flags: string[]) => {
  project.write(file, code);
  return (await project.run(process.execPath, [...flags, file])).trim();
};
const bin = (name: string) => join(process.cwd(), 'node_modules/.bin', name);

test('installing the package installs no other package', () => {
  const others = readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(others.sort()).toEqual(['@types', 'csstype', 'react', 'react-dom', 'scheduler', 'wechat-qr-login']);
});

describe('in Node', () => {
  const LANGUAGES = Object.keys(languages);
  const NAMES = {
    '': ['WeChatLoginError', 'WeChatQrLogin', 'useWeChatQrLogin', ...LANGUAGES].sort(),
    '/core': [
      'WeChatLoginError',
      'createAuthorizationUrl',
      'createOfficialAccountUrl',
      'createQrLogin',
      'createState',
      'createStylesheet',
      'cssToDataUrl',
      'isWeChatBrowser',
      'loadWxLogin',
      'openLoginPopup',
      'parseAuthorizationUrl',
      'preloadWxLogin',
      'readCallback',
      'relayCallback',
      'rememberState',
      'renderFrame',
      'verifyState',
    ],
    '/element': LANGUAGES,
    '/mini-program': [
      'MiniProgramLoginError',
      'MiniProgramQrLogin',
      'authing',
      'createMiniProgramQrLogin',
      'deviceAuthorization',
      'rest',
      'subscription',
      'useMiniProgramQrLogin',
      'withHttpErrors',
      ...LANGUAGES,
    ].sort(),
    '/mini-program/core': [
      'MiniProgramLoginError',
      'authing',
      'createMiniProgramQrLogin',
      'deviceAuthorization',
      'rest',
      'subscription',
      'withHttpErrors',
    ],
    '/simulator/node': [],
    '/simulator': ['SCRIPT_VERSIONS', 'createWeChatSimulator', 'serveSimulator'],
    '/testing': ['installFakeWxLogin'],
    '/testing/playwright': ['simulateWeChat'],
  };
  test.each([[[]], [['-C', 'development']]])(
    'import and require load every entry, with node flags %j',
    async (flags) => {
      const collect = (load: string) =>
        `const all = {};
       for (const entry of ${JSON.stringify(Object.keys(NAMES))}) {
         const names = Object.keys(${load}('wechat-qr-login' + entry));
         all[entry] = names.filter((name) => name !== 'default').sort();
       }
       console.log(JSON.stringify(all));`;
      expect(JSON.parse(await node('a.mjs', collect('await import'), ...flags))).toEqual(NAMES);
      expect(JSON.parse(await node('a.cjs', collect('require'), ...flags))).toEqual(NAMES);
    },
  );

  test('the core entries and the element load without React', async () => {
    const hook = `export const resolve = (name, context, next) => {
      if (/^react/.test(name)) throw new Error(name);
      return next(name, context);
    };`;
    const code = `import { register } from 'node:module';
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});
      await import('wechat-qr-login/core');
      await import('wechat-qr-login/element');
      await import('wechat-qr-login/mini-program/core');
      await import('wechat-qr-login').catch(({ message }) => console.log(message));`;
    expect(await node('no-react.mjs', code)).toMatch(/^react/);
  });

  test('npx wechat-qr-login-simulator serves the simulator, which states that it is not WeChat', async () => {
    const command = join(project.folder, 'node_modules/.bin/wechat-qr-login-simulator');
    const cli = spawn(command, ['--port', '0', '--allowed-host', 'box.example']);
    onTestFinished(() => stop(cli));
    const [origin] = await waitFor(cli, /http:\/\/127\.0\.0\.1:\d+/);
    expect(await (await fetch(`${origin}/`)).text()).toContain('这不是微信');
    expect(await askUnderHost('box.example', origin)).toBe(200);
    expect(await askUnderHost('evil.example', origin)).toBe(403);
  });

  test('npx wechat-qr-login-simulator says which port is in use', async () => {
    const command = join(project.folder, 'node_modules/.bin/wechat-qr-login-simulator');
    const server = createServer();
    const port = await listen(server);
    const { status, stderr } = await runProgram(command, ['--port', `${port}`]);
    server.close();
    expect([status, stderr]).toEqual([1, expect.stringMatching(`^Port ${port} is in use.*--port`)]);
  });

  test.each([['--prot'], ['--host', '192.168.1.2']])(
    'npx wechat-qr-login-simulator prints its usage for wrong arguments: %s',
    async (...words) => {
      const command = join(project.folder, 'node_modules/.bin/wechat-qr-login-simulator');
      const { status, stderr } = await runProgram(command, words);
      expect(status).toBe(1);
      expect(stderr).toContain('--port PORT');
      expect(stderr).not.toContain('    at ');
    },
  );
});

test('the adapter in docs/mini-program.md compiles and signs in, in at most 25 lines', async () => {
  const [, code = ''] =
    /```ts\n\/\/ my-adapter\.ts\n(.*?)```/s.exec(readFileSync('docs/mini-program.md', 'utf8')) ?? [];
  project.write('my-adapter.ts', code);
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(25);
  const options = ['--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--types', 'react'];
  const modules = ['--module', 'esnext', '--moduleResolution', 'bundler'];
  await project.run(bin('tsc'), [...options, ...modules, '--outDir', 'out', 'my-adapter.ts']);
  const told = await node(
    'adapter.mjs',
    `import { myAdapter } from './out/my-adapter.js';
     const answers = [{ id: 7, link: 'https://m.example/7' }, { state: 'open' }, 503, 404, { state: 'done', token: 't' }];
     const asked = [];
     globalThis.fetch = async (url, { method = 'GET' }) => {
       asked.push(method + ' ' + url);
       const answer = answers.shift();
       return Number(answer) ? new Response(null, { status: answer }) : Response.json(answer);
     };
     const code = await myAdapter();
     const told = [code.text];
     for (let times = 0; times < 4; times++) told.push((await code.poll()).status);
     console.log(JSON.stringify([told, asked.slice(0, 2)]));`,
  );
  expect(JSON.parse(told)).toEqual([
    ['https://m.example/7', 'ready', 'retry', 'expired', 'authorized'],
    ['POST https://login.example/tickets', 'GET https://login.example/tickets/7'],
  ]);
});
