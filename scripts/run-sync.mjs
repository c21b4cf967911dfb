import { spawnSync } from 'node:child_process';

/** Limit in ms. The installation of a browser takes longest. */
const LIMIT = 10 * 60_000;

/**
 * Calls `spawnSync` with a limit of ten minutes, because a download without an answer would wait forever. If the limit
 * ends a program, the status is 1, and a message is printed.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {{ status: number, stdout: string, stderr: string }} texts only without `stdio: 'inherit'`
 */
export function runSync(command, parameters, options) {
  const all = { encoding: 'utf8', timeout: LIMIT, killSignal: 'SIGKILL', ...options };
  const { status, stdout, stderr, error } = spawnSync(command, parameters, all);
  if (error)
    console.error(`${[command, ...parameters].join(' ')} could not run to its end: ${error.message}`);
  return { status: status ?? 1, stdout, stderr };
}
