import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { createUserProject, type UserProject } from '../package/user-project.js';
import { signIn, signInByMiniProgram, visit } from './sign-in.js';

/** Pages that users' bundlers build with the packed package. */

interface Bundler {
  packages: string[];
  /** @default the React of this repository */
  react?: string;
  /** Configuration, by file name. */
  files?: Record<string, string>;
  command: [string, ...string[]];
  env?: Partial<NodeJS.ProcessEnv>;
  /** Folder of the built page, and of its scripts. */
  output: { page: string; scripts: string };
  /** The build of the package that the bundler selects. The test removes the other one. */
  build: 'modern' | 'legacy';
}

const PAGE = '<!doctype html><meta charset="utf-8"><title>Bundle</title><div id="root"></div>';
const MODULE_PAGE = `${PAGE}<script type="module" src="/main.js"></script>`;
const SCRIPT_PAGE = `${PAGE}<script src="/main.js"></script>`;

const vite = (version: string): Bundler => ({
  packages: [`vite@${version}`],
  files: { 'index.html': MODULE_PAGE },
  command: ['vite', 'build', '--logLevel', 'error'],
  output: { page: 'dist', scripts: 'dist/assets' },
  build: 'modern',
});

const webpack = (version: string, cli: string, options: Partial<Bundler>): Bundler => ({
  packages: [`webpack@${version}`, `webpack-cli@${cli}`],
  files: { 'dist/index.html': SCRIPT_PAGE },
  command: ['webpack', '--mode', 'production', '--entry', './main.js'],
  output: { page: 'dist', scripts: 'dist' },
  build: 'modern',
  ...options,
});

const BUNDLERS = {
  'Vite 5': vite('5.4.21'),
  'Vite 6': vite('6.4.6'),
  'Vite 7': vite('7.3.8'),
  'Vite 8': vite('8.3.8'),
  'webpack 4': webpack('4.47.0', '4.10.0', {
    react: '16.14.0',
    // Its hashes need legacy algorithms of OpenSSL 3.
    env: { NODE_OPTIONS: '--openssl-legacy-provider' },
    build: 'legacy',
  }),
  'webpack 5': webpack('5.113.0', '7.3.1', { react: '17.0.2' }),
  Rspack: {
    packages: ['@rspack/core@2.3.3', '@rspack/cli@2.2.8'],
    files: {
      'dist/index.html': SCRIPT_PAGE,
      'rspack.config.cjs': "module.exports = { entry: './main.js' };",
    },
    command: ['rspack', 'build', '--mode', 'production'],
    output: { page: 'dist', scripts: 'dist' },
    build: 'modern',
  },
  Rsbuild: {
    packages: ['@rsbuild/core@2.3.2'],
    react: '18.3.1',
    files: {
      'page.html': PAGE,
      'rsbuild.config.mjs': `export default { source: { entry: { index: './main.js' } }, html: { template: './page.html' } };`,
    },
    command: ['rsbuild', 'build', '--log-level', 'error'],
    output: { page: 'dist', scripts: 'dist/static/js' },
    build: 'modern',
  },
  Parcel: {
    packages: ['parcel@2.16.4'],
    files: { 'index.html': MODULE_PAGE },
    command: ['parcel', 'build', 'index.html', '--log-level', 'error'],
    output: { page: 'dist', scripts: 'dist' },
    // It reads `exports` only on request.
    build: 'legacy',
  },
  esbuild: {
    packages: ['esbuild@0.28.2'],
    files: { 'dist/index.html': MODULE_PAGE },
    command: [
      'esbuild',
      ...[
        'main.js',
        '--bundle',
        '--splitting',
        '--format=esm',
        '--minify',
        '--outdir=dist',
        '--log-level=error',
      ],
    ],
    output: { page: 'dist', scripts: 'dist' },
    build: 'modern',
  },
} satisfies Record<string, Bundler>;

/** Texts of the development build. */
const DEVELOPER_TEXTS = [
  'stylelite needs at least',
  'The server returned no QR code',
  'Copy it from your website app',
  'has no effect without',
  'another page and stays silent',
];
function readDevelopmentBuild(): string {
  const chunks = join(inject('tarball').unpacked, 'dist/esm/development/chunks');
  return readdirSync(chunks)
    .map((name) => readFileSync(join(chunks, name), 'utf8'))
    .join();
}

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

describe.each(Object.entries<Bundler>(BUNDLERS))('%s', (_, bundler) => {
  const { packages, react, files = {}, command, env, output, build } = bundler;
  let project: UserProject;
  let scripts: Map<string, string>;
  beforeAll(async () => {
    const version = react ? `@${react}` : '';
    project = await createUserProject(`react${version}`, `react-dom${version}`, ...packages);
    cpSync('test/package/users/web', project.folder, { recursive: true });
    const root = react && parseInt(react, 10) < 18 ? 'react-16' : 'react-18';
    cpSync(`test/package/users/roots/${root}.js`, join(project.folder, 'root.js'));
    for (const [file, text] of Object.entries(files)) project.write(file, text);
    const unused = build === 'modern' ? 'legacy' : 'esm';
    rmSync(join(project.folder, 'node_modules/wechat-qr-login/dist', unused), { recursive: true });
    // Like a user. Vitest's own NODE_ENV would select the development build.
    await project.run('npx', command, { NODE_ENV: undefined, ...env });
    const folder = join(project.folder, output.scripts);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    scripts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  });
  afterAll(() => project?.remove());

  test(`visitors sign in and refuse with both components, from the ${build} build`, async () => {
    await visit(browser, project, output.page, async (visit) => {
      await signIn(visit);
      await signInByMiniProgram(visit);
    });
  });

  /** The part of the bundle that matches. The whole bundle would make a failure unreadable. */
  const find = (pattern: RegExp) => pattern.exec([...scripts.values()].join())?.[0];

  test('the bundle contains no text for developers, and no part of the simulator', () => {
    const development = readDevelopmentBuild();
    for (const text of DEVELOPER_TEXTS) {
      expect(development).toContain(text);
      expect(find(new RegExp(text))).toBeUndefined();
    }
    expect(find(/wxLogin\.js/)).toBeDefined();
    expect(find(/simulator|模拟器|normalPanel|hono|fake/i)).toBeUndefined();
  });

  test('the code that draws QR codes is in a separate chunk', () => {
    const drawing = [...scripts].filter(([, script]) => script.includes('crispEdges'));
    expect(drawing).toHaveLength(1);
    expect(drawing[0]?.[1]).not.toContain('wxLogin.js');
  });

  if (bundler === BUNDLERS['webpack 4'])
    test('every file of the legacy build has the syntax of ES2017, plus import()', async () => {
      project.write(
        'parse.cjs',
        `const { readdirSync, readFileSync } = require('fs');
         const { parse } = require('acorn');
         const root = 'node_modules/wechat-qr-login/dist/legacy/';
         const files = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.js'));
         for (const file of files) {
           const code = readFileSync(root + file, 'utf8').replace(/\\bimport\\(/g, 'load(');
           parse(code, { ecmaVersion: 2017, sourceType: file.startsWith('esm') ? 'module' : 'script' });
         }
         console.log(files.length);`,
      );
      expect(Number(await project.run(process.execPath, ['parse.cjs']))).toBeGreaterThan(8);
    });
});

test('a page without a bundler signs in with the core entry', async () => {
  const project = await createUserProject('react', 'react-dom', ...BUNDLERS['Vite 8'].packages);
  try {
    cpSync('test/package/users/web/plain.html', join(project.folder, 'plain.html'));
    await visit(browser, project, '.', (visit) => signIn(visit, '/plain.html'));
  } finally {
    project.remove();
  }
});
