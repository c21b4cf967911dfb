import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSync } from '../run-sync.mjs';

/**
 * TypeDoc and dependency-cruiser need the compiler API of TypeScript 6, which TypeScript 7 does not have. They are
 * installed in this folder, with a TypeScript of their own: two versions in one node_modules would both be `tsc`.
 */

export const TOOLS = fileURLToPath(new URL('.', import.meta.url));

/** Installs the tools if they are missing or older than the lockfile. Throws with npm's output if npm fails. */
export function installTools() {
  const installed = join(TOOLS, 'node_modules/.package-lock.json');
  const lockfile = join(TOOLS, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  const { status, stdout, stderr } = runSync('npm ci --prefer-offline --no-audit --no-fund --silent', [], {
    cwd: TOOLS,
    shell: true,
  });
  if (status) throw new Error(`npm ci failed in ${TOOLS}:\n${stdout}${stderr}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installTools();
