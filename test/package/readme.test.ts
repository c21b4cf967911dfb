import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

/** Every program in these files, compiled as a user would, against the built package. */

const FILES = [
  'README.md',
  'README_zh-CN.md',
  'docs/recipes.md',
  'docs/recipes_zh-CN.md',
  'docs/mini-program.md',
];
const folder = 'test-results/readme';

/** What the programs take as the reader's own. */
const CONTEXT = `
declare const appid: string;
declare const redirect_uri: string;
declare const token: string;
declare const button: HTMLButtonElement;
declare const signIn: (code: string, state: string) => Promise<void>;
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
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
  writeFileSync(join(folder, 'context.d.ts'), CONTEXT);
});

test.each(FILES)('%s has programs', (file) => {
  const programs = readPrograms(file);
  expect(programs.length).toBeGreaterThan(1);
  for (const [index, program] of programs.entries())
    writeFileSync(join(folder, `${file.replace('/', '-')}-${index}.tsx`), `${program}\nexport {};`);
});

test('all of them compile', () => {
  expect(spawnSync('npx', ['tsc', '-p', folder], { encoding: 'utf8' }).stdout).toBe('');
});
