import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { inject } from 'vitest';
import { readOutput } from '../run-program.js';

/** A user's project. */
export interface UserProject {
  folder: string;
  read(file: string): string;
  write(file: string, content: string): void;
  /** A file of the installed package. */
  installed(path: string): string;
  /**
   * Runs a command in the project. Resolves to its output, and rejects with it if the command fails or takes too long.
   */
  run(command: string, options: readonly string[], env?: Partial<NodeJS.ProcessEnv>): Promise<string>;
  remove(): void;
}

/** The dependencies of users' projects as npm installed them. Remove the folder to install them again. */
const CACHE = resolve('node_modules/.cache/matrix');
const NPM_INSTALL = ['install', '--save-exact', '--prefer-offline', '--no-audit', '--no-fund'];

/** Adds the version of this repository if none is given, so that npm takes the package from its cache. */
const pinned = (name: string) =>
  /.@/.test(name)
    ? name
    : `${name}@${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;

/** A folder with these packages installed. Its name depends on what it contains, so npm fills it only once. */
async function installDependencies(dependencies: string[]): Promise<string> {
  const { platform, arch, versions } = process;
  const key = [platform, arch, versions.modules, ...dependencies].join();
  const cached = join(CACHE, createHash('sha256').update(key).digest('hex').slice(0, 16));
  if (existsSync(cached)) return cached;
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(`${cached}-`);
  writeFileSync(join(fresh, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
  await readOutput('npm', [...NPM_INSTALL, '--ignore-scripts', ...dependencies], { cwd: fresh });
  // Another worker may have installed the same in the meantime.
  if (existsSync(cached)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, cached);
  return cached;
}

/**
 * Links the files of a folder, because hard links need neither space nor time. Copies them if that is not possible
 * (another disk, another `cp`).
 */
async function linkFolder(from: string, to: string) {
  try {
    await readOutput('cp', ['-al', from, to]);
  } catch {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}

/** Creates a project without the package. The dependencies come from a cache. */
export async function createProject(...dependencies: string[]): Promise<UserProject> {
  const cached = await installDependencies(dependencies.map(pinned));
  const folder = mkdtempSync(join(tmpdir(), 'wechat-qr-login-user-'));
  await linkFolder(join(cached, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(cached, file), join(folder, file));
  return {
    folder,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write(file, content) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    },
    installed: (path) => readFileSync(join(folder, 'node_modules/wechat-qr-login', path), 'utf8'),
    run: (command, options, env = {}) => readOutput(command, options, { cwd: folder, env }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Creates a project and installs the tarball with npm, as users do: npm refuses it if a peer dependency does not match. */
export async function createUserProject(...dependencies: string[]): Promise<UserProject> {
  const project = await createProject(...dependencies);
  await project.run('npm', [...NPM_INSTALL, inject('tarball').path]);
  return project;
}
