import { spawnSync } from 'node:child_process';

/** The longest is the installation of a browser, in ms. */
const LIMIT = 10 * 60_000;

/**
 * `spawnSync` with a limit of ten minutes: a download without an answer would otherwise wait for ever. A program that
 * was ended by the limit has the status 1, and says so.
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
