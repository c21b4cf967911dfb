import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type Daemon, startPostgres, startRedis, stop, waitFor } from './daemons.js';
import { APP, MINI_PROGRAM, SETTINGS, type Server, SITE } from './support.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the project, so that the built server finds its packages; of this process's own, for test files run at once. */
export const BUILD = `${root}node_modules/.cache/demo-under-test-${process.env.VITEST_POOL_ID ?? 0}`;

/** What `npm run build:demo` does, elsewhere. */
export async function buildDemo(): Promise<void> {
  const shared = { configFile: `${root}demo/vite.config.ts`, logLevel: 'error' } as const;
  await build({ ...shared, build: { outDir: `${BUILD}/client` } });
  await build({ ...shared, build: { outDir: `${BUILD}/server`, ssr: true } });
}

/** A server in a process of its own, as it is deployed. */
export class DeployedServer implements Server {
  output = '';
  private origin = '';
  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += chunk));
  }

  /** `api`: where WeChat's API is played. Its address is built into better-auth, so it is turned there on the way out. */
  static async start(env: Record<string, string>, api?: string): Promise<DeployedServer> {
    const preload = `const { fetch } = globalThis;
      globalThis.fetch = (url, init) => fetch(\`\${url}\`.replace('https://api.weixin.qq.com', '${api}'), init);`;
    const options = api ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : [];
    const child = spawn(process.execPath, [...options, `${BUILD}/server/main.js`], {
      cwd: BUILD,
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: '0', ...env },
      stdio: 'pipe',
    });
    const server = new DeployedServer(child);
    const output = await waitFor(child, /listening on http:\S+\n/);
    server.origin = /listening on (\S+)/.exec(output)?.[1] ?? '';
    return server;
  }

  /** As a proxy passes a request for the public address on. */
  fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(this.origin + pathname + search, request), { redirect: 'manual' });
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

/**
 * Gives the action a way to start servers that share one PostgreSQL and one Redis, which are started for it, and stops
 * all of them afterwards. Where one of the two is not installed it says so, and the test is skipped.
 */
export async function withSharedStorage(
  api: string,
  skip: (missing: string) => void,
  action: (start: () => Promise<DeployedServer>) => Promise<void>,
): Promise<void> {
  const daemons = [await startPostgres(), await startRedis()];
  const [postgres, redis] = daemons;
  const servers: DeployedServer[] = [];
  try {
    if (typeof postgres !== 'object' || typeof redis !== 'object') {
      const missing = daemons.filter((daemon) => typeof daemon === 'string').join('; ');
      console.warn(`not run: ${missing}`);
      return skip(missing);
    }
    const env = { ...ENVIRONMENT, DATABASE_URL: postgres.url, REDIS_URL: redis.url };
    await action(async () => {
      const server = await DeployedServer.start(env, api);
      servers.push(server);
      return server;
    });
  } finally {
    for (const server of servers) await server.stop();
    const running = daemons.filter((daemon): daemon is Daemon => typeof daemon !== 'string');
    for (const daemon of running) await daemon.stop();
  }
}
