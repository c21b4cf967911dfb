import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUserProject, type UserProject } from './user-project.js';

let project: UserProject;
beforeAll(() => {
  project = createUserProject('react', 'react-dom', '@types/react');
}, 120_000);
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
    '/simulator': ['SCRIPT_VERSIONS', 'createWeChatSimulator', 'serveSimulator'],
    '/testing': ['installFakeWxLogin'],
    '/testing/playwright': ['simulateWeChat'],
  };
  for (const [entry, names] of Object.entries(NAMES)) {
    for (const flags of [[], ['-C', 'development']]) {
      test(`import and require of wechat-qr-login${entry} ${flags.join(' ')}`, () => {
        const print = `console.log(JSON.stringify(Object.keys(m).filter((n) => n !== 'default').sort()))`;
        const imported = node('a.mjs', `import * as m from 'wechat-qr-login${entry}'; ${print}`, ...flags);
        const required = node('a.cjs', `const m = require('wechat-qr-login${entry}'); ${print}`, ...flags);
        expect(JSON.parse(imported)).toEqual(names);
        expect(JSON.parse(required)).toEqual(names);
      });
    }
  }

  test('npx wechat-qr-login-simulator answers on this machine, and says that it is not WeChat', async () => {
    const cli = spawn(join(project.folder, 'node_modules/.bin/wechat-qr-login-simulator'), ['--port', '0']);
    try {
      const [line] = (await once(cli.stdout, 'data')) as [Buffer];
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0];
      expect(await (await fetch(`${origin}/`)).text()).toContain('这不是微信');
    } finally {
      cli.kill();
    }
  });

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

describe('types', () => {
  const page = `
    import { WeChatQrLogin, type WeChatQrLoginHandle } from 'wechat-qr-login';
    import { createQrLogin, openLoginPopup, parseAuthorizationUrl, type QrLogin } from 'wechat-qr-login/core';
    import { authing, MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';
    import { createWeChatSimulator } from 'wechat-qr-login/simulator';
    import { createRef } from 'react';
    const handle = createRef<WeChatQrLoginHandle>();
    export const page = (
      <WeChatQrLogin ref={handle} {...parseAuthorizationUrl('x')} onAuthorized={({ code }) => code.length} />
    );
    export const login = (box: HTMLElement): QrLogin => createQrLogin(box, { appid: 'wx', redirect_uri: 'https://x.example' });
    createWeChatSimulator().approve();
    export const code = async () => (await openLoginPopup({ appid: 'wx', redirect_uri: 'https://x.example' })).code;
    export const scan = (
      <MiniProgramQrLogin
        adapter={rest<{ name: string }>({ baseUrl: '/api' })}
        onAuthorized={({ result }) => console.log(result.name.length)}
      />
    );
    const adapter = authing({ appId: 'a', appHost: 'https://a.example', exchange: async (ticket) => ticket.length });
    export const ticket = (
      <MiniProgramQrLogin
        adapter={adapter}
        onAuthorized={({ result }) => console.log(result.user.toFixed())}
      />
    );
    // @ts-expect-error an adapter is required
    export const nowhere = <MiniProgramQrLogin />;
    // @ts-expect-error appid is required
    export const missing = <WeChatQrLogin redirect_uri="https://x.example" />;
    // @ts-expect-error WeChat knows two colours
    export const colour = <WeChatQrLogin appid="wx" redirect_uri="https://x.example" style="red" />;`;
  for (const [module, resolution, file] of [
    ['esnext', 'bundler', 'page.tsx'],
    ['node16', 'node16', 'page.tsx'],
    ['nodenext', 'nodenext', 'commonjs/page.tsx'],
  ] as const) {
    test(`${resolution}, ${file}`, () => {
      project.write('commonjs/package.json', '{ "type": "commonjs" }');
      project.write(file, page);
      const options = [
        '--noEmit',
        '--strict',
        '--jsx',
        'react-jsx',
        '--target',
        'es2022',
        '--lib',
        'es2022,dom',
        '--types',
        'react',
      ];
      project.run(bin('tsc'), [...options, '--module', module, '--moduleResolution', resolution, file]);
    });
  }
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

describe('in a production bundle', () => {
  let bundle: string;
  beforeAll(() => {
    project.write(
      'main.js',
      `import { WeChatQrLogin } from 'wechat-qr-login'; import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program'; import { createRoot } from 'react-dom/client'; import { createElement } from 'react'; createRoot(document.body).render([createElement(WeChatQrLogin, {}), createElement(MiniProgramQrLogin, {})]);`,
    );
    project.write('index.html', '<script type="module" src="/main.js"></script>');
    // As a user does it: Vitest's own NODE_ENV would choose the development build.
    project.run(bin('vite'), ['build', '--logLevel', 'error'], { NODE_ENV: 'production' });
    const assets = join(project.folder, 'dist/assets');
    bundle = readdirSync(assets)
      .map((name) => readFileSync(join(assets, name), 'utf8'))
      .join();
  }, 60_000);

  /** What the bundle has of it; the whole bundle would drown a failure. */
  const find = (pattern: RegExp) => pattern.exec(bundle)?.[0];

  test('is the login', () => expect(find(/wxLogin\.js/)).toBeDefined());

  test('holds no text for developers', () => {
    expect(
      find(
        /stylelite needs at least|The server gave no QR code|copy it from your website app|has no effect without|another page and stays silent/,
      ),
    ).toBeUndefined();
    expect(project.installed('dist/esm/development/chunks/qr-login.js')).toMatch(/stylelite needs at least/);
  });

  test('draws QR codes by a chunk of its own', () => {
    const names = readdirSync(join(project.folder, 'dist/assets'));
    expect(names.filter((name) => /^draw-.*js$/.test(name))).toHaveLength(1);
    expect(project.installed('dist/THIRD-PARTY-LICENSES.txt')).toContain('uqr');
  });

  test('holds no byte of the simulator', () => {
    expect(find(/simulator|模拟器|impowerBox|hono|fake/i)).toBeUndefined();
  });
});
