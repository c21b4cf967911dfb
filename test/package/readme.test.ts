import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { readErrorCodes, readOptionNames } from '../read-names.js';
import { runProgram } from '../run-program.js';

/** Compiles the programs in these files against the built package, and runs the first one of each README. */

const FILES = [
  'README.md',
  'README_zh-CN.md',
  'docs/recipes.md',
  'docs/recipes_zh-CN.md',
  'docs/element.md',
  'docs/element_zh-CN.md',
  'docs/mini-program.md',
  'docs/mini-program_zh-CN.md',
  'llms.txt',
];
const folder = 'test-results/readme';

/** Declarations of the functions that the programs use. */
const CONTEXT = `
declare const appid: string;
declare const secret: string;
declare const redirect_uri: string;
declare const token: string;
declare const button: HTMLButtonElement;
declare const signIn: (code: string, state: string) => Promise<void>;
declare module '@/lib/utils' { export const cn: (...names: unknown[]) => string }
declare const onAuthorized: (result: { code: string; state: string }) => void;
`;

const readPrograms = (file: string) =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/```tsx?\n(.*?)```|<script type="module">\n(.*?)<\/script>/gs),
    ([, block, script]) => block ?? script ?? '',
  );

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compilerOptions = {
    ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx', strict: true },
    ...{ noEmit: true, skipLibCheck: true, types: ['node'] },
    paths: {
      // The card of registry/, in a project with shadcn/ui.
      '@/components/*': [resolve('registry/*')],
      // The same module. This repository has only `playwright`.
      '@playwright/test': [resolve('node_modules/playwright/test')],
    },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
  writeFileSync(join(folder, 'context.d.ts'), CONTEXT);
});

test.each(FILES)('%s contains programs', (file) => {
  const programs = readPrograms(file);
  expect(programs.length).toBeGreaterThan(1);
  for (const [index, program] of programs.entries())
    writeFileSync(join(folder, `${file.replace('/', '-')}-${index}.tsx`), `${program}\nexport {};`);
});

test('the programs in the documentation compile', async () => {
  expect((await runProgram('npx', ['tsc', '-p', folder])).stdout).toBe('');
});

const optionNames = [
  ...readOptionNames('src/core/wx-login-options.ts', 'WxLoginOptions'),
  ...readOptionNames('src/core/qr-login-options.ts', 'QrLoginOptions'),
  ...readOptionNames('src/react/Overlay.tsx', 'WeChatQrLoginParts'),
  ...readOptionNames('src/react/WeChatQrLogin.tsx', 'WeChatQrLoginProps'),
];
const eventAndErrorNames = [
  ...readOptionNames('src/core/qr-login-options.ts', 'QrLoginEvents'),
  ...readErrorCodes('src/core/wechat-login-error-code.ts'),
];
const miniProgramNames = [
  ...readOptionNames(
    'src/mini-program/mini-program-qr-login-options.ts',
    'MiniProgramQrLoginEvents',
    'MiniProgramQrLoginOptions',
  ),
  ...readOptionNames('src/mini-program/Notice.tsx', 'MiniProgramQrLoginParts'),
  ...readOptionNames('src/mini-program/MiniProgramQrLogin.tsx', 'MiniProgramQrLoginProps'),
  ...readErrorCodes('src/mini-program/mini-program-login-error-code.ts'),
];

test.each([
  ['docs/options.md', optionNames],
  ['docs/options_zh-CN.md', optionNames],
  ['docs/events-and-errors.md', eventAndErrorNames],
  ['docs/events-and-errors_zh-CN.md', eventAndErrorNames],
  ['docs/mini-program.md', miniProgramNames],
  ['docs/mini-program_zh-CN.md', miniProgramNames],
])('the tables of %s list every option, event and error code', (file, names) => {
  const cells = Array.from(readFileSync(file, 'utf8').matchAll(/^\|([^|]+)/gm), ([, cell]) => cell).join();
  const listed = Array.from(cells.matchAll(/`(\w+)/g), ([, name]) => name);
  expect(names.filter((name) => !listed.includes(name))).toEqual([]);
});

const count = (file: string, pattern: RegExp) => readFileSync(file, 'utf8').match(pattern)?.length;

test('each README has at most 150 lines, and both have the same order and the commands of a clone', () => {
  const shapes = ['README.md', 'README_zh-CN.md'].map((file) => {
    expect(count(file, /\n/g)).toBeLessThanOrEqual(150);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('```sh\nnpm install && npm start\n```');
    expect(text).toContain('```sh\nnpm install && npm test\n```');
    // Headings, lists, tables and programs, in their order.
    return text.match(/^(#+|-|\||```\w*)(?= |$)/gm);
  });
  expect(shapes[0]).toEqual(shapes[1]);
});

test.each([
  ['README.md', 'Open phone page', 'Allow'],
  ['README_zh-CN.md', '打开手机页面', '允许'],
])('the first program of %s gets a code without AppID and server', async (file, phonePage, approve) => {
  const [login = '', config = ''] = readPrograms(file);
  const root = resolve(folder, file);
  mkdirSync(join(root, 'public'), { recursive: true });
  cpSync('dist/callback.html', join(root, 'public/wechat-callback.html'));
  writeFileSync(join(root, 'Login.tsx'), login);
  // Another program may have the port of the program.
  writeFileSync(join(root, 'vite.config.ts'), config.replace('{ port: 8788 }', ''));
  writeFileSync(
    join(root, 'main.tsx'),
    `import { createRoot } from 'react-dom/client';
     import { Login } from './Login';
     createRoot(document.getElementById('root')).render(<Login />);`,
  );
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><div id="root"></div><script type="module" src="/main.tsx"></script>',
  );
  const server = await createServer({
    root,
    resolve: { alias: { 'wechat-qr-login': resolve('dist/esm/react/index.js') } },
    cacheDir: join(root, '.vite'),
    // Listed here, because Vite would reload the page when it finds them later.
    optimizeDeps: { include: ['react', 'react/jsx-dev-runtime', 'react-dom/client'] },
    server: { port: 0 },
    logLevel: 'error',
  });
  onTestFinished(() => server.close());
  await server.listen();
  const browser = await chromium.launch(launchOptions());
  onTestFinished(() => browser.close());
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const [phone] = await Promise.all([
    context.waitForEvent('page'),
    page.frameLocator('iframe').getByRole('link', { name: phonePage }).click(),
  ]);
  await phone.getByRole('button', { name: approve }).click();
  await page.getByText(/code[： ]\w{16,}$/).waitFor();
});
