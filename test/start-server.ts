import { spawn } from 'node:child_process';
import { on } from 'node:events';
import { serveSimulator, type WeChatSimulator } from '../src/simulator/index.js';

/** How a server is started that knows nothing of tests. */
interface StartOptions {
  cwd: string;
  env: Partial<NodeJS.ProcessEnv>;
  /** It listens once its output has this. */
  ready: RegExp;
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
  const detour = `
    const { fetch } = globalThis;
    const move = (url) => String(url).replace('https://api.weixin.qq.com', '${simulator.origin}');
    globalThis.fetch = (input, init) => fetch(input instanceof Request ? new Request(move(input.url), input) : move(input), init);`;
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(detour)}`, ...command],
    { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = async () => {
    child.kill();
    await simulator.close();
  };
  for await (const [output] of on(child.stdout, 'data', { close: ['close'] })) {
    const said = ready.exec(`${output}`);
    if (said) return { said, stop };
  }
  await stop();
  throw new Error(`${command.join(' ')} ended before it was ready.`);
}
