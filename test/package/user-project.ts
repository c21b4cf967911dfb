import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

/** A user's empty project, with the packed tarball installed in it. */
export interface UserProject {
  folder: string;
  read(file: string): string;
  write(file: string, content: string): void;
  /** A file of the installed package. */
  installed(path: string): string;
  /** Runs a command there, and answers what it printed. Throws with its output when it fails. */
  run(command: string, options: readonly string[], env?: Partial<NodeJS.ProcessEnv>): string;
  remove(): void;
}

/** The version of a package that this repository uses, unless one is named: what CI has just fetched comes from npm's cache. */
const pinned = (name: string) =>
  /.@/.test(name)
    ? name
    : `${name}@${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;

export function createUserProject(...dependencies: string[]): UserProject {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-qr-login-user-'));
  const tarball = inject('tarball');
  const project: UserProject = {
    folder,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write(file, content) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    },
    installed: (path) => readFileSync(join(folder, 'node_modules/wechat-qr-login', path), 'utf8'),
    run: (command, options, env = {}) =>
      execFileSync(command, options, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...env },
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write('package.json', '{ "name": "user", "private": true, "type": "module" }');
  project.run('npm', [
    ...['install', '--prefer-offline', '--no-audit', '--no-fund', tarball.path],
    ...dependencies.map(pinned),
  ]);
  return project;
}
