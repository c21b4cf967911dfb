import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findFreePort } from '../listen.js';
import { readOutput, runProgram } from '../run-program.js';
import { stop, waitFor } from '../start-server.js';

/** A server that a test has started. */
export interface Daemon {
  url: string;
  /** Stops it, and starts it again on the same port. PostgreSQL keeps its data, Redis is empty. */
  restart(whileStopped?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

function findProgram(name: string): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const folders = [
    ...versions.map((version) => `${DEBIAN}/${version}/bin`),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** User and group ids for PostgreSQL, which refuses to run as root. Undefined if the tests do not run as root. */
async function findUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return;
  const name = (await runProgram('id', ['postgres'])).status === 0 ? 'postgres' : 'nobody';
  const getId = async (flag: string) => Number(await readOutput('id', [flag, name]));
  return { uid: await getId('-u'), gid: await getId('-g') };
}

/** Starts PostgreSQL on a free port. Returns a text with the reason if it is not installed. */
export async function startPostgres(): Promise<Daemon | string> {
  const [initdb, postgres] = [findProgram('initdb'), findProgram('postgres')];
  if (!initdb || !postgres) return 'PostgreSQL is not installed (Debian: apt-get install postgresql)';
  const folder = mkdtempSync(join(tmpdir(), 'wechat-postgres-'));
  const user = await findUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...user };
  await readOutput(
    initdb,
    ['-D', data, '-A', 'trust', '-U', 'test', '--no-sync', '-E', 'UTF8', '--locale', 'C'],
    options,
  );
  const port = await findFreePort();
  const listen = ['-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-k', folder, '-F'];
  const start = async () => {
    const child = spawn(postgres, ['-D', data, ...listen], { ...options, stdio: 'pipe' });
    await waitFor(child, /ready to accept connections/);
    return child;
  };
  let child = await start();
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    async restart(whileStopped) {
      await stop(child, 'SIGINT');
      await whileStopped?.();
      child = await start();
    },
    async stop() {
      await stop(child, 'SIGINT');
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts Redis on a free port, without files. Returns a text with the reason if it is not installed. */
export async function startRedis(): Promise<Daemon | string> {
  const redis = findProgram('redis-server');
  if (!redis) return 'Redis is not installed (Debian: apt-get install redis-server)';
  const port = await findFreePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const start = async () => {
    const child = spawn(redis, options, { cwd: tmpdir(), stdio: 'pipe' });
    await waitFor(child, /Ready to accept connections/);
    return child;
  };
  let child = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart(whileStopped) {
      await stop(child);
      await whileStopped?.();
      child = await start();
    },
    stop: () => stop(child),
  };
}
