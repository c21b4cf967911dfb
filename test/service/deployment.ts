import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { createWeChatSimulator, type SimulatorServer, serveSimulator } from '../../src/simulator/index.js';
import { readOutput } from '../run-program.js';
import { spawnNode, stop, waitFor } from '../start-server.js';
import { type Daemon, startPostgres, startRedis } from './daemons.js';
import { APP, MINI_PROGRAM, SETTINGS, type Server, SITE } from './support.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Folder of the build. It is inside the project, so that the server finds its packages, and each worker has its own. */
export const BUILD = `${root}node_modules/.cache/service-under-test-${process.env.VITEST_POOL_ID ?? 0}`;

/** The built server in its own process. */
export class DeployedServer implements Server {
  output = '';
  private origin = '';
  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += chunk));
  }

  /** Starts the server. `api` is the address of the simulated WeChat API. */
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

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Forwards a request for the public address, like a proxy. */
  fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const passed = new Request(this.origin + pathname + search, request);
    // Without keep-alive, because the server could close an idle connection at the moment it is used again.
    passed.headers.set('connection', 'close');
    return fetch(passed, { redirect: 'manual' });
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    return stop(this.child, signal);
  }
}

/** Variables of a deployment. */
export const ENVIRONMENT = {
  WECHAT_APP_ID: APP.appid,
  WECHAT_APP_SECRET: APP.secret,
  MINI_PROGRAM_APP_ID: MINI_PROGRAM.appid,
  MINI_PROGRAM_APP_SECRET: MINI_PROGRAM.secret,
  BETTER_AUTH_URL: SITE,
  BETTER_AUTH_SECRET: SETTINGS.authSecret ?? '',
};

/** Builds the service into `BUILD`. The server's settings are in the environment, to check that the build leaves them out. */
export async function buildService(): Promise<void> {
  const env = { ...ENVIRONMENT, NODE_ENV: undefined };
  const build = (...options: string[]) =>
    readOutput('npx', ['vite', 'build', '--config', 'service/vite.config.ts', ...options], {
      cwd: root,
      env,
    });
  await build('--outDir', `${BUILD}/client`);
  await build('--outDir', `${BUILD}/server`, '--ssr');
}

/** Builds the service for the tests of a file, and serves a simulated WeChat whose API its servers use. */
export function useDeployment() {
  const wechat = createWeChatSimulator({ apps: [APP, MINI_PROGRAM] });
  let api: SimulatorServer;
  beforeAll(async () => {
    await buildService();
    api = await serveSimulator(wechat);
  });
  afterAll(() => api.close());
  return { wechat, getApi: () => api.origin };
}

/**
 * Runs an action with PostgreSQL and Redis, and a function that starts servers which share them. Stops all of them
 * afterwards. If one of the two is not installed, skips the test with the reason.
 */
export async function withSharedStorage(
  api: string,
  skip: (missing: string) => void,
  action: (
    start: (more?: Record<string, string>) => Promise<DeployedServer>,
    daemons: Record<'DATABASE_URL' | 'REDIS_URL', Daemon>,
  ) => Promise<void>,
): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  const later = <Running extends { stop(): Promise<void> }>(running: Running): Running => {
    stops.unshift(() => running.stop());
    return running;
  };
  try {
    const env: Record<string, string> = { ...ENVIRONMENT };
    const missing: string[] = [];
    const daemons: Record<string, Daemon> = {};
    for (const [name, start] of [
      ['DATABASE_URL', startPostgres],
      ['REDIS_URL', startRedis],
    ] as const) {
      const daemon = await start();
      if (typeof daemon === 'string') missing.push(daemon);
      else {
        daemons[name] = later(daemon);
        env[name] = daemon.url;
      }
    }
    if (missing.length) {
      console.warn(`not run: ${missing.join('; ')}`);
      return skip(missing.join('; '));
    }
    await action(
      async (more) => later(await DeployedServer.start({ ...env, ...more }, api)),
      daemons as Record<'DATABASE_URL' | 'REDIS_URL', Daemon>,
    );
  } finally {
    // The servers first, because they log errors if their database stops.
    for (const end of stops) await end();
  }
}
