import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { findFreePort } from '../listen.js';
import { waitFor } from '../start-server.js';
import type { GuideBlock } from './read-guide.js';
import { outsideVitest } from './recipes.js';
import { createUserProject } from './user-project.js';

/** Maximum ms that a server of a guide runs. */
const SERVER_LIMIT = 10 * 60_000;
/** The commands that do not end, with the text that each one prints when it listens. */
const SERVERS: [command: RegExp, ready: RegExp][] = [
  [/^npx vite$/, /Local: +http/],
  [/^npm run dev$/, /Ready/],
  [/^npx wechat-qr-login-simulator$/, /WeChat simulator/],
  [/^node /, /http/],
];

/** Follows a guide in an empty folder, like a reader: creates its files and runs its commands. */
export interface Guide {
  /**
   * Creates the files of a step and runs its commands. Servers keep running. Resolves to the output of the commands.
   */
  follow(step: readonly GuideBlock[]): Promise<string>;
  /** The address that the reader opens, for an address of the guide. */
  resolve(address: string): string;
  stopServers(): Promise<void>;
  remove(): Promise<void>;
}

const readPackages = (steps: readonly GuideBlock[][]) =>
  steps
    .flat()
    .filter(({ file }) => !file)
    .flatMap(({ text }) => text.split('\n'))
    .flatMap((line) => /^npm install (?:--save-dev )?(.*)/.exec(line)?.[1]?.split(' ') ?? [])
    .filter((name) => name !== 'wechat-qr-login');

/**
 * Installs what the steps install. `versions` pins a package that this repository does not have.
 *
 * Everything else runs unchanged, with three replacements: the tarball for the package, free ports for those of the
 * guide, and this machine's Chromium for Playwright's.
 */
export async function startGuide(
  steps: readonly GuideBlock[][],
  versions: Record<string, string>,
): Promise<Guide> {
  const project = await createUserProject(...readPackages(steps).map((name) => versions[name] ?? name));
  // The reader's folder is empty, and "npm init" makes it a CommonJS package, which Next.js refuses.
  for (const file of ['package.json', 'package-lock.json']) rmSync(join(project.folder, file));

  const ports = new Map<string, number>();
  for (const port of ['3000', '5173', '8788']) ports.set(port, await findFreePort());
  const simulator = ports.get('8788');
  const replace = (text: string) =>
    text
      .replace('npx wechat-qr-login-simulator', '$& --port 8788')
      .replace(/\b(3000|5173|8788)\b/g, (port) => `${ports.get(port)}`)
      .replace('use: {', `use: { launchOptions: ${JSON.stringify(launchOptions())},`);
  const env = {
    ...outsideVitest,
    NEXT_TELEMETRY_DISABLED: '1',
    WECHAT_SIMULATOR: `http://127.0.0.1:${simulator}`,
  };

  let servers: ChildProcess[] = [];
  async function startServer(command: string, ready: RegExp) {
    // In a separate process group, because npm and npx start other processes.
    const child = spawn('sh', ['-c', command], {
      cwd: project.folder,
      env: { ...process.env, ...env } as NodeJS.ProcessEnv,
      detached: true,
      timeout: SERVER_LIMIT,
    });
    servers.push(child);
    await waitFor(child, ready);
  }
  async function stopServers() {
    const ended = servers.map((child) => child.exitCode === null && once(child, 'exit'));
    for (const { pid, exitCode } of servers) if (pid && exitCode === null) process.kill(-pid, 'SIGKILL');
    servers = [];
    await Promise.all(ended);
  }

  return {
    async follow(step) {
      let output = '';
      for (const { file, text } of step) {
        if (file) project.write(file, replace(text));
        else
          for (const line of text.split('\n')) {
            if (/^(npm install|npx playwright install) /.test(line)) continue;
            const [, ready] = SERVERS.find(([command]) => command.test(line)) ?? [];
            if (ready) await startServer(replace(line), ready);
            else output += await project.run('sh', ['-c', replace(line)], env);
          }
      }
      return output;
    },
    resolve: replace,
    stopServers,
    async remove() {
      await stopServers();
      project.remove();
    },
  };
}
