import { type ChildProcess, execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spawnNode, stop, waitFor } from '../start-server.js';
import { startPostgres, startRedis } from './daemons.js';
import { APP, MINI_PROGRAM, SETTINGS, type Server, SITE } from './support.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the project, so that the built server finds its packages; of this process's own, for test files run at once. */
export const BUILD = `${root}node_modules/.cache/service-under-test-${process.env.VITEST_POOL_ID ?? 0}`;

/** A server in a process of its own, as it is deployed. */
export class DeployedServer implements Server {
  output = '';
  private origin = '';
  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += chunk));
  }

  /** `api`: where WeChat's API is played. */
  static async start(env: Record<string, string>, api?: string): Promise<DeployedServer> {
    const child = spawnNode([`${BUILD}/server/main.js`], {
      cwd: BUILD,
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: '0', ...env },
      api,
    });
    const server = new DeployedServer(child);
    const [, origin = ''] = await waitFor(child, /listening on (http:\S+)\n/);
    server.origin = origin;
    return server;
  }

  get port(): number {
    return Number(new URL(this.origin).port);
  }

  /** As a proxy passes a request for the public address on. */
  fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const passed = new Request(this.origin + pathname + search, request);
    // On a slow machine a connection that is kept may be closed at the very moment when it is used again.
    passed.headers.set('connection', 'close');
    return fetch(passed, { redirect: 'manual' });
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    return stop(this.child, signal);
  }
}

/** A deployment with the (played) real WeChat. */
export const ENVIRONMENT = {
  WECHAT_APP_ID: APP.appid,
  WECHAT_APP_SECRET: APP.secret,
  MINI_PROGRAM_APP_ID: MINI_PROGRAM.appid,
  MINI_PROGRAM_APP_SECRET: MINI_PROGRAM.secret,
  BETTER_AUTH_URL: SITE,
  BETTER_AUTH_SECRET: SETTINGS.authSecret ?? '',
};

/** What `npm run build:service` does, elsewhere, on a machine where the server's settings are in the environment. */
export async function buildService(): Promise<void> {
  const env = { ...process.env, ...ENVIRONMENT, NODE_ENV: undefined };
  const build = (...options: string[]) =>
    promisify(execFile)('npx', ['vite', 'build', '--config', 'service/vite.config.ts', ...options], {
      cwd: root,
      env,
    });
  await build('--outDir', `${BUILD}/client`);
  await build('--outDir', `${BUILD}/server`, '--ssr');
}

/**
 * Gives the action a way to start servers that share one PostgreSQL and one Redis, which are started for it, and stops
 * all of them afterwards. Where one of the two is not installed it says so, and the test is skipped.
 */
export async function withSharedStorage(
  api: string,
  skip: (missing: string) => void,
  action: (start: () => Promise<DeployedServer>) => Promise<void>,
): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  const later = <Running extends { stop(): Promise<void> }>(running: Running): Running => {
    stops.unshift(() => running.stop());
    return running;
  };
  try {
    const env: Record<string, string> = { ...ENVIRONMENT };
    const missing: string[] = [];
    for (const [name, start] of [
      ['DATABASE_URL', startPostgres],
      ['REDIS_URL', startRedis],
    ] as const) {
      const daemon = await start();
      if (typeof daemon === 'string') missing.push(daemon);
      else env[name] = later(daemon).url;
    }
    if (missing.length) {
      console.warn(`not run: ${missing.join('; ')}`);
      return skip(missing.join('; '));
    }
    await action(async () => later(await DeployedServer.start(env, api)));
  } finally {
    // The servers first: they complain when their database goes.
    for (const end of stops) await end();
  }
}
