import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../run-program.js';

/** The result of `npm run lint:layers` for a repository of these files. */

/** Additional files that imports in these tests refer to. */
const OTHERS = {
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }',
  'package.json': '{ "dependencies": { "react": "*", "uqr": "*", "hono": "*" } }',
  'src/core/index.ts': '',
  'stories/index.ts': '',
  '.storybook/index.ts': '',
  ...Object.fromEntries(
    ['react', 'uqr', 'hono'].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
      [`node_modules/${name}/index.js`, ''],
    ]),
  ),
};

/** Imports by file: `[from, to]`. A path of this repository begins with `/`; a type is imported by `type:`. */
type Import = readonly [from: string, to: string];

/** Returns each violated rule with its file, for a repository with these imports. */
async function findViolations(imports: readonly Import[]): Promise<string[]> {
  const files = new Map(Object.entries(OTHERS));
  for (const [from, to] of imports) {
    const [keyword, target] = to.startsWith('type:') ? ['import type', to.slice(5)] : ['import', to];
    const up = '../'.repeat(from.split('/').length - 1);
    const specifier = target.startsWith('/') ? up + target.slice(1).replace(/tsx?$/, 'js') : target;
    files.set(from, `${files.get(from) ?? ''}${keyword} { name } from '${specifier}';\n`);
    if (target.startsWith('/') && !files.has(target.slice(1))) files.set(target.slice(1), '');
  }
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const { stdout } = await runProgram(process.execPath, ['scripts/layers.mjs', root, 'json']);
  rmSync(root, { recursive: true });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return [...new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`))].sort();
}

/** One import that violates each rule. The files differ, so that no import violates a second rule. */
const VIOLATIONS: Record<string, Import> = {
  'layer-shared': ['src/shared/a.ts', '/src/core/wechat-login-error.ts'],
  'layer-core': ['src/core/a.ts', '/src/ui/get-box.ts'],
  'layer-ui': ['src/ui/a.tsx', '/src/core/wechat-login-error.ts'],
  'layer-react': ['src/react/a.ts', '/src/mini-program/mini-program-login-error.ts'],
  'layer-element': ['src/element/a.ts', '/src/ui/guard-children.ts'],
  'layer-mini-program': ['src/mini-program/a.ts', 'type:/src/core/wechat-login-error.ts'],
  'layer-callback-page': ['src/callback-page/a.ts', '/src/shared/listen.ts'],
  'layer-simulator': ['src/simulator/a.ts', '/src/core/wechat-login-error.ts'],
  'layer-testing': ['src/testing/a.ts', '/src/ui/get-box.ts'],
  'packages-shared': ['src/shared/b.ts', 'react'],
  'packages-core': ['src/core/b.ts', 'node:url'],
  'packages-callback-page': ['src/callback-page/b.ts', 'uqr'],
  'packages-element': ['src/element/b.ts', 'react'],
  'packages-ui': ['src/ui/b.tsx', 'uqr'],
  'packages-react': ['src/react/b.ts', 'hono'],
  'packages-mini-program': ['src/mini-program/b.ts', 'hono'],
  'core-script': ['src/core/script/a.ts', '/src/core/frame/below.ts'],
  'core-callback': ['src/core/callback/a.ts', '/src/core/index.ts'],
  'core-frame': ['src/core/frame/a.ts', '/src/core/popup/below.ts'],
  'core-popup': ['src/core/popup/a.ts', 'type:/src/core/frame/below.ts'],
  'core-files': ['src/core/c.ts', '/src/core/script/below.ts'],
  'mini-program-core-without-react': ['src/mini-program/core.ts', 'react'],
  'unknown-layer': ['src/unknown/a.ts', '/src/core/wechat-login-error.ts'],
  'no-circle': ['src/core/d.ts', 'type:/src/core/d.ts'],
  'stories-without-service': ['stories/a.ts', 'type:/service/a.ts'],
  unresolvable: ['src/core/e.ts', './missing.js'],
};

describe('the layers of src', () => {
  test('every rule finds an import that violates it', async () => {
    expect(await findViolations(Object.values(VIOLATIONS))).toEqual(
      Object.entries(VIOLATIONS)
        .map(([rule, [from]]) => `${rule}: ${from}`)
        .sort(),
    );
  });

  test('every rule of .dependency-cruiser.mjs is in the list above', async () => {
    const { default: config } = await import('../../.dependency-cruiser.mjs');
    expect(config.forbidden.map(({ name }: { name: string }) => name).sort()).toEqual(
      Object.keys(VIOLATIONS).sort(),
    );
  });

  test('imports that go down pass', async () => {
    const allowed: Import[] = [
      ['src/core/create-url.ts', '/src/shared/own.ts'],
      ['src/core/create-qr-login.ts', '/src/core/frame/mount-frame.ts'],
      ['src/core/frame/mount-frame.ts', '/src/core/script/load-wx-login.ts'],
      ['src/core/frame/mount-frame.ts', '/src/core/create-url.ts'],
      ['src/core/popup/open-login-popup.ts', '/src/core/callback/read-callback.ts'],
      ['src/ui/RefreshButton.tsx', '/src/shared/own.ts'],
      ['src/ui/RefreshButton.tsx', 'react'],
      ['src/react/index.ts', '/src/core/create-qr-login.ts'],
      ['src/react/index.ts', '/src/ui/RefreshButton.tsx'],
      ['src/react/index.ts', 'type:react'],
      ['src/element/index.ts', '/src/core/create-qr-login.ts'],
      ['src/element/index.ts', '/src/shared/own.ts'],
      ['src/mini-program/index.ts', '/src/ui/RefreshButton.tsx'],
      ['src/mini-program/draw-qr-code.ts', 'uqr'],
      ['src/callback-page/main.ts', '/src/core/callback/read-callback.ts'],
      ['src/simulator/index.ts', 'hono'],
      ['src/simulator/index.ts', 'node:os'],
      ['src/testing/index.ts', '/src/simulator/index.ts'],
      ['src/testing/index.ts', '/src/core/create-url.ts'],
      ['stories/stage/Stage.tsx', '/src/react/index.ts'],
    ];
    expect(await findViolations(allowed)).toEqual([]);
  });
});
