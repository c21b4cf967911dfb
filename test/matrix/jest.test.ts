import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outsideVitest, readRecipes } from '../package/recipes.js';
import { createUserProject, type UserProject } from '../package/user-project.js';

/** The packed package in a usual Jest project. Babel compiles the tests to CommonJS, and Jest requires the package. */

const VERSIONS = [
  { version: '29', jest: '29.7.0', react: '17.0.2', library: '@testing-library/react@12.1.5' },
  { version: '30', jest: '30.5.2', react: '19.3.1', library: '@testing-library/react' },
];

describe.each(VERSIONS)('Jest $version', ({ jest, react, library }) => {
  let project: UserProject;
  beforeAll(async () => {
    const packages = [
      '@babel/core@7.29.13',
      '@babel/preset-env@7.29.14',
      '@babel/preset-react@7.29.7',
      '@babel/preset-typescript@7.29.7',
    ];
    project = await createUserProject(
      `react@${react}`,
      `react-dom@${react}`,
      `jest@${jest}`,
      `jest-environment-jsdom@${jest}`,
      library,
      '@testing-library/dom@10.4.2',
      ...packages,
    );
    const { type, ...manifest } = JSON.parse(project.read('package.json'));
    project.write('package.json', JSON.stringify(manifest));
    const presets = [
      ['@babel/preset-env', { targets: { node: 'current' } }],
      ['@babel/preset-react', { runtime: 'automatic' }],
      '@babel/preset-typescript',
    ];
    project.write('babel.config.json', JSON.stringify({ presets }));
    cpSync('test/package/users/jest', join(project.folder, 'src'), { recursive: true });
    project.write('src/Login.tsx', readRecipes().get('src/Login.tsx') ?? '');
    const [, recipe = ''] =
      /## Jest\n.*?```tsx\n(.*?)```/s.exec(readFileSync('docs/testing.md', 'utf8')) ?? [];
    project.write('src/Login.test.tsx', recipe);
  });
  afterAll(() => project?.remove());

  test('runs the recipe of docs/testing.md, and draws the QR code of a mini program login', async () => {
    const { numPassedTests, numFailedTests } = JSON.parse(
      await project.run('npx', ['jest', '--json', '--silent'], {
        ...outsideVitest,
        JEST_WORKER_ID: undefined,
      }),
    );
    expect({ numPassedTests, numFailedTests }).toEqual({ numPassedTests: 2, numFailedTests: 0 });
  });
});
