import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askUnderHost } from '../ask-under-host.js';
import { createUserProject, type UserProject } from './user-project.js';

let project: UserProject;
beforeAll(() => {
  project = createUserProject('react', 'react-dom', '@types/react');
});
afterAll(() => project?.remove());

const node = (file: string, code: string, ...flags: string[]) => {
  project.write(file, code);
  return project.run(process.execPath, [...flags, file]).trim();
};
const bin = (name: string) => join(process.cwd(), 'node_modules/.bin', name);

describe('the tarball', () => {
  test('has dist and the papers, nothing else, and no scripts that run on install', () => {
    const top = new Set(project.packed.map(({ path }) => path.split('/')[0]));
    expect([...top].sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    const { scripts = {}, dependencies } = JSON.parse(project.installed('package.json'));
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
    expect(dependencies).toBeUndefined();
  });

  test('names whose code it brings along', () => {
    expect(project.installed('dist/THIRD-PARTY-LICENSES.txt')).toContain('uqr');
  });

  test('brings no other package along', () => {
    const others = readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(others.sort()).toEqual([
      '@types',
      'csstype',
      'react',
      'react-dom',
      'scheduler',
      'wechat-qr-login',
    ]);
  });
});

describe('in Node', () => {
  const NAMES = {
    '': ['WeChatLoginError', 'WeChatQrLogin', 'useWeChatQrLogin'],
    '/core': [
      'WeChatLoginError',
      'createAuthorizationUrl',
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
      'verifyState',
    ],
    '/mini-program': [
      'MiniProgramQrLogin',
      'ScanLoginError',
      'authing',
      'createScanLogin',
      'deviceAuthorization',
      'rest',
      'subscription',
      'useScanLogin',
      'withHttpErrors',
    ],
    '/mini-program/core': [
      'ScanLoginError',
      'authing',
      'createScanLogin',
      'deviceAuthorization',
      'rest',
      'subscription',
      'withHttpErrors',
    ],
    '/simulator': ['SCRIPT_VERSIONS', 'createWeChatSimulator', 'serveSimulator'],
    '/testing': ['installFakeWxLogin'],
    '/testing/playwright': ['simulateWeChat'],
  };
  test.each([[[]], [['-C', 'development']]])('import and require of every entry, node %j', (flags) => {
    const collect = (load: string) =>
      `const all = {};
       for (const entry of ${JSON.stringify(Object.keys(NAMES))}) {
         const names = Object.keys(${load}('wechat-qr-login' + entry));
         all[entry] = names.filter((name) => name !== 'default').sort();
       }
       console.log(JSON.stringify(all));`;
    expect(JSON.parse(node('a.mjs', collect('await import'), ...flags))).toEqual(NAMES);
    expect(JSON.parse(node('a.cjs', collect('require'), ...flags))).toEqual(NAMES);
  });

  test('what is called core needs no React', () => {
    const hook = `export const resolve = (name, context, next) => {
      if (/^react/.test(name)) throw new Error(name);
      return next(name, context);
    };`;
    const code = `import { register } from 'node:module';
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)});
      await import('wechat-qr-login/core');
      await import('wechat-qr-login/mini-program/core');
      await import('wechat-qr-login').catch(({ message }) => console.log(message));`;
    expect(node('no-react.mjs', code)).toMatch(/^react/);
  });

  test('npx wechat-qr-login-simulator answers on this machine, and says that it is not WeChat', async () => {
    const command = join(project.folder, 'node_modules/.bin/wechat-qr-login-simulator');
    const cli = spawn(command, ['--port', '0', '--allowed-host', 'box.example']);
    try {
      const [line] = (await once(cli.stdout, 'data')) as [Buffer];
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
      expect(await (await fetch(`${origin}/`)).text()).toContain('这不是微信');
      expect(await askUnderHost('box.example', `${origin}`)).toBe(200);
      expect(await askUnderHost('evil.example', `${origin}`)).toBe(403);
    } finally {
      cli.kill();
    }
  });

  test.each([['--prot'], ['--host', '192.168.1.2']])(
    'and it says how it is used when it is told %s',
    (...words) => {
      const command = join(project.folder, 'node_modules/.bin/wechat-qr-login-simulator');
      const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
      expect(status).toBe(1);
      expect(stderr).toContain('--port PORT');
      expect(stderr).not.toContain('    at ');
    },
  );

  test('"use client" survives the build', () => {
    for (const path of ['esm', 'cjs', 'esm/development', 'cjs/development']) {
      for (const entry of ['react', 'mini-program']) {
        expect(project.installed(`dist/${path}/${entry}/index.js`)).toMatch(/^["']use client["']/);
      }
    }
  });
});

describe('callback.html', () => {
  const page = () => {
    const path = node('find.cjs', `console.log(require.resolve('wechat-qr-login/callback.html'))`);
    return readFileSync(path, 'utf8');
  };

  test('is one file with one script, and its policy allows that script and nothing else', () => {
    const scripts = [...page().matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts.join()).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="(.*?)"/.exec(page())?.[1];
    expect(policy).toBe(`default-src 'none';script-src 'sha256-${hash}'`);
    // A policy counts from where it stands.
    expect(page().indexOf('Content-Security-Policy')).toBeLessThan(page().indexOf('<script>'));
    expect(page()).toContain('<meta name="referrer" content="no-referrer">');
    expect(page()).not.toMatch(/\b(src|href)=/);
  });

  test('weighs less than 850 bytes', () => {
    expect(gzipSync(page()).length).toBeLessThan(850);
  });
});

test('the adapter of docs/mini-program.md, as a user writes it', () => {
  const [, code = ''] =
    /```ts\n\/\/ my-adapter\.ts\n(.*?)```/s.exec(readFileSync('docs/mini-program.md', 'utf8')) ?? [];
  project.write('my-adapter.ts', code);
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(25);
  const options = ['--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--types', 'react'];
  const modules = ['--module', 'esnext', '--moduleResolution', 'bundler'];
  project.run(bin('tsc'), [...options, ...modules, '--outDir', 'out', 'my-adapter.ts']);
  const told = node(
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
    ['https://m.example/7', 'pending', 'retry', 'expired', 'authorized'],
    ['POST https://login.example/tickets', 'GET https://login.example/tickets/7'],
  ]);
});
