import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUserProject, type UserProject } from '../package/user-project.js';

/** The types of every entry, for every supported TypeScript and module resolution. */

/** The oldest supported version, the last one of each major version, and the newest. */
const VERSIONS = ['5.4.5', '5.9.3', '6.0.3', '7.0.2'];
const OLDEST = VERSIONS[0];
const NEWEST = VERSIONS.at(-1);
const MODULES = { bundler: 'preserve', node16: 'node16', nodenext: 'nodenext', node10: 'commonjs' };

let project: UserProject;
beforeAll(async () => {
  project = await createUserProject(
    'react',
    '@types/react',
    '@types/node',
    'msw',
    'playwright',
    'vite',
    ...VERSIONS.map((version) => `typescript-${version}@npm:typescript@${version}`),
  );
  cpSync('test/package/users/types', project.folder, { recursive: true });
  // The same pages as CommonJS.
  mkdirSync(join(project.folder, 'commonjs'));
  for (const page of ['product.tsx', 'element.ts']) {
    copyFileSync(`test/package/users/types/${page}`, join(project.folder, 'commonjs', page));
  }
  project.write('commonjs/package.json', '{ "type": "commonjs" }');
});
afterAll(() => project?.remove());

const PAGES = ['product.tsx', 'element.ts', 'commonjs/product.tsx', 'commonjs/element.ts', 'required.cts'];

function compile(version: string, resolution: keyof typeof MODULES, files: string[], skipLibCheck: boolean) {
  const types = files.includes('tools.ts') ? ['node'] : [];
  // TypeScript 6 is the last version with it.
  const deprecated = resolution === 'node10' && version.startsWith('6.') && { ignoreDeprecations: '6.0' };
  const compilerOptions = {
    ...{ module: MODULES[resolution], moduleResolution: resolution, target: 'es2022', jsx: 'react-jsx' },
    ...{ lib: ['es2022', 'dom', 'dom.iterable'], types, noEmit: true, skipLibCheck },
    ...{ strict: true, exactOptionalPropertyTypes: true, ...deprecated },
  };
  project.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
  // npm links only one of them as `tsc`.
  return project.run(process.execPath, [`node_modules/typescript-${version}/bin/tsc`]);
}

describe.each(VERSIONS)('TypeScript %s', (version) => {
  test('is the version under test', () => {
    expect(JSON.parse(project.read(`node_modules/typescript-${version}/package.json`)).version).toBe(version);
  });

  for (const resolution of Object.keys(MODULES) as (keyof typeof MODULES)[]) {
    if (resolution === 'node10' && version === NEWEST) continue;
    // Checks our declarations with the oldest version, which supports the least, and with the newest, which is the
    // fastest.
    const thorough = version === NEWEST || (version === OLDEST && /nodenext|node10/.test(resolution));

    test(`${resolution}: compiles pages as modules and as CommonJS${thorough ? ', and checks our declarations' : ''}`, async () => {
      await compile(version, resolution, PAGES, !thorough);
    });

    // With skipLibCheck: the declarations of type-fest, which msw uses, are not valid under 5.4, and Vite's are long.
    // Vite has no types for `node10`.
    if (thorough && resolution !== 'node10') {
      test(`${resolution}: compiles tests and development servers`, async () => {
        await compile(version, resolution, ['tools.ts'], true);
      });
    }
  }
});
