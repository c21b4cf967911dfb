import { type ChildProcess, spawn } from 'node:child_process';
import { serveSimulator, type WeChatSimulator } from '../src/simulator/index.js';

/** How a server is started that knows nothing of tests. */
interface StartOptions {
  cwd: string;
  env: Partial<NodeJS.ProcessEnv>;
  /** It listens once its output has this. What comes in parts must be seen to its end. */
  ready: RegExp;
}

/** How long a program may take to say that it is ready, in ms. */
const READY_LIMIT = 60_000;
/** How long a program may take to end after it was asked to, in ms. */
const STOP_LIMIT = 10_000;

/** Resolves when the process has written `words`; rejects with all it wrote when it ends before, or after a minute. */
export function waitFor(child: ChildProcess, words: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const said = words.exec(output);
      if (!said) return;
      clearTimeout(timer);
      resolve(said);
    };
    const timer = setTimeout(() => reject(new Error(`not ready after a minute:\n${output}`)), READY_LIMIT);
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}:\n${output}`));
    });
  });
}

/** Ends a process that this test has started: at once if it does not end when asked to. */
export function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}

/** Runs a program of Node's. `api`: where WeChat's API is played; its address is built in, so it is turned on the way out. */
export function spawnNode(
  command: readonly string[],
  { cwd, env, api }: Omit<StartOptions, 'ready'> & { api?: string | undefined },
): ChildProcess {
  const detour = `
    const { fetch } = globalThis;
    const move = (url) => String(url).replace('https://api.weixin.qq.com', '${api}');
    globalThis.fetch = (input, init) => fetch(input instanceof Request ? new Request(move(input.url), input) : move(input), init);`;
  const options = api ? ['--import', `data:text/javascript,${encodeURIComponent(detour)}`] : [];
  return spawn(process.execPath, [...options, ...command], {
    cwd,
    env: env as NodeJS.ProcessEnv,
    stdio: 'pipe',
  });
}

/**
 * Runs a Node server as it is, in a process of its own; what it asks of api.weixin.qq.com is answered by the simulator.
 * Answers what its output said when it was ready, and how to stop it.
 */
export async function startServer(
  wechat: Pick<WeChatSimulator, 'fetch'>,
  command: readonly string[],
  { cwd, env, ready }: StartOptions,
): Promise<{ said: RegExpExecArray; stop(): Promise<void> }> {
  const simulator = await serveSimulator(wechat);
  const child = spawnNode(command, { cwd, env: { ...process.env, ...env }, api: simulator.origin });
  child.stderr?.pipe(process.stderr);
  const end = async () => {
    await stop(child);
    await simulator.close();
  };
  try {
    return { said: await waitFor(child, ready), stop: end };
  } catch (error) {
    await end();
    throw error;
  }
}
