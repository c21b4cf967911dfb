import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** Default limit of a program in ms. The longest one, `next build`, takes two minutes. */
const LIMIT = 5 * 60_000;
/** Maximum ms that the output stays open after the program has ended. A server that it has started can keep it open. */
const OUTPUT_LIMIT = 2_000;

interface RunOptions {
  cwd?: string;
  /** Added to the environment of the tests. `undefined` removes a variable. */
  env?: Partial<NodeJS.ProcessEnv>;
  /** ms. @default five minutes */
  limit?: number;
  /** Ids of the user and the group of the program. */
  uid?: number;
  gid?: number;
}

/** How a program ended. */
interface Run {
  /** The exit code. `null` if a signal ended it. */
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Returns the ids of a process and its descendants, or only its own id if there is no `ps`. */
function findTree(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 5_000 });
  const pairs = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [pid];
  // Grows while it is read.
  for (const parent of tree) for (const [child, of] of pairs) if (child && of === parent) tree.push(child);
  return tree;
}

/** Ends a process and its descendants, because npx and npm start other processes. */
function stopTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  for (const pid of findTree(child.pid))
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended in the meantime.
    }
}

/**
 * Runs a program to its end. Its input is closed, so that it cannot wait for an answer. After `limit`, ends it with its
 * descendants, and rejects with its output. Does not reject for an exit code.
 *
 * Asynchronous, because a synchronous call blocks the timeout of the test.
 */
export function runProgram(
  command: string,
  parameters: readonly string[],
  { env, limit = LIMIT, ...options }: RunOptions = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      ...options,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        output[name] += chunk;
      });
    }
    const closeOutput = () => {
      child.stdout.destroy();
      child.stderr.destroy();
    };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      stopTree(child);
      closeOutput();
    }, limit);
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      setTimeout(closeOutput, OUTPUT_LIMIT).unref();
    });
    child.once('close', (status) => {
      clearTimeout(timer);
      if (!isLate) return resolve({ status, ...output });
      const said = `${output.stdout}${output.stderr}`;
      reject(new Error(`${[command, ...parameters].join(' ')} took longer than ${limit / 1000} s:\n${said}`));
    });
  });
}

/** Runs a program to its end like `runProgram`. Resolves to its output, and rejects if it fails. */
export async function readOutput(
  command: string,
  parameters: readonly string[],
  options?: RunOptions,
): Promise<string> {
  const { status, stdout, stderr } = await runProgram(command, parameters, options);
  if (status === 0) return stdout;
  throw new Error(`${[command, ...parameters].join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}
