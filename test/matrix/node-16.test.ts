import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { outsideVitest } from '../package/recipes.js';
import { createUserProject, type UserProject } from '../package/user-project.js';

/** Node 16, the newest that runs webpack 4 without flags: older projects build and render pages with it. */

const NODE = `node-${process.platform.replace('win32', 'win')}-${process.arch}`;

let project: UserProject;
let node: string;
beforeAll(async () => {
  project = await createUserProject('react@17.0.2', 'react-dom@17.0.2', 'yarn@1.22.22', `${NODE}@16.20.2`);
  node = join(project.folder, 'node_modules', NODE, 'bin/node');
  cpSync('test/package/users/web/Login.js', join(project.folder, 'Login.js'));
  cpSync('test/package/users/react', join(project.folder, 'react'), { recursive: true });
});
afterAll(() => project?.remove());

test('Yarn 1 installs the package, although it checks "engines"', async () => {
  mkdirSync(join(project.folder, 'yarn'));
  project.write('yarn/package.json', '{ "name": "user", "private": true, "license": "MIT" }');
  const yarn = ['node_modules/yarn/bin/yarn.js', '--cwd', 'yarn', 'add', '--offline', inject('tarball').path];
  expect(await project.run(node, yarn)).toContain('wechat-qr-login@');
});

test.each(['website', 'mini-program'])('a server renders the %s login', async (kind) => {
  const printed = await project.run(node, ['react/render.mjs', kind, 'http://localhost'], outsideVitest);
  expect(JSON.parse(printed).html).toContain('data-status="idle"');
});
