import { type ChildProcess, spawn } from 'node:child_process';
import { serveSimulator, type WeChatSimulator } from '../src/simulator/index.js';

/** Options of a server's process. */
interface StartOptions {
  cwd: string;
  env: Partial<NodeJS.ProcessEnv>;
  /** The text that the server prints when it listens. It must match to its end, because output can arrive in parts. */
  ready: RegExp;
}

/** Maximum ms until a program prints that it is ready. */
const READY_LIMIT = 60_000;
/** Maximum ms until a program ends after the signal to end. */
const STOP_LIMIT = 10_000;

/**
 * Resolves when the process has printed `words`. Rejects with its whole output if it ends before that, or after a
 * minute.
 */
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

/** Ends a process that this test has started. Kills it if it does not end by itself after the signal. */
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

/**
 * Runs a Node program. `api` is the address of the simulated WeChat API. The program's requests are redirected to it.
 */
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
 * Runs an unchanged Node server in a separate process. The simulator answers its requests to api.weixin.qq.com. Returns
 * the output that matched, and a function that stops the server.
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
