import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimFolder } from '../../../service/server/storage/claim-folder.js';
import { keepSecret } from '../../../service/server/storage/keep-secret.js';
import { stop, waitFor } from '../../start-server.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wechat-folder-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** Creates the claim of a process on a host. `age` of the last heartbeat is in seconds. */
function haveOwner(pid: number, host: string, seconds = 0, state = 'open') {
  const file = join(folder, 'claim', 'its-id');
  mkdirSync(join(folder, 'claim'), { recursive: true });
  writeFileSync(file, `${pid} ${host} ${state}`);
  utimesSync(file, new Date(), new Date(Date.now() - seconds * 1000));
  return file;
}

test('a folder belongs to one process until it is released', async () => {
  const file = haveOwner(process.ppid, hostname(), 3600);
  await expect(claimFolder(folder)).rejects.toThrow(
    `${folder} is in use by process ${process.ppid}. Set DATA_DIR`,
  );
  rmSync(file);
  const claim = await claimFolder(folder);
  await expect(claimFolder(folder)).rejects.toThrow('is in use');
  claim.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('respects the claim of a process of another user', async () => {
  haveOwner(1, hostname());
  await expect(claimFolder(folder)).rejects.toThrow('is in use by process 1.');
});

test('respects the claim of another container with the same process id while it is alive', async () => {
  haveOwner(process.pid, 'another-container', 10);
  await expect(claimFolder(folder)).rejects.toThrow(
    `is in use by process ${process.pid} of another-container.`,
  );
  haveOwner(process.pid, 'another-container', 60);
  (await claimFolder(folder)).release();
});

test('respects the claim of another computer if the clocks differ by five minutes', async () => {
  haveOwner(7, 'another-computer', 1);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 300_000 });
  await expect(claimFolder(folder)).rejects.toThrow('is in use by process 7 of another-computer.');
});

test('a process can claim the folder after a crash, also if the process id is in use again', async () => {
  haveOwner(process.pid, hostname());
  (await claimFolder(folder)).release();
  haveOwner(2 ** 22 + 1, hostname());
  (await claimFolder(folder)).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('one of a hundred concurrent claims succeeds, also after a crash', async () => {
  for (const crashed of [false, true]) {
    if (crashed) haveOwner(2 ** 22 + 1, hostname());
    const claims = await Promise.allSettled(Array.from({ length: 100 }, () => claimFolder(folder)));
    const won = claims.filter((claim) => claim.status === 'fulfilled');
    expect(won).toHaveLength(1);
    won[0]?.value.release();
  }
});

test('waits for a process that is closing, then claims the folder', async () => {
  const first = await claimFolder(folder);
  first.announceRelease();
  const second = claimFolder(folder);
  await new Promise((resolve) => setImmediate(resolve));
  first.release();
  const claim = await second;
  await expect(claimFolder(folder)).rejects.toThrow('is in use');
  claim.release();
});

/**
 * Starts a process that claims the folder at a given moment. Writes are delayed by 300 ms, so that all processes read
 * before the first one writes.
 */
async function startClaimer(script: string): Promise<ChildProcess> {
  const code = `
    const fs = (await import('node:fs')).default;
    for (const name of ['writeFileSync', 'renameSync', 'linkSync']) {
      const work = fs[name];
      fs[name] = (...args) => {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
        return work(...args);
      };
    }
    (await import('node:module')).syncBuiltinESMExports();
    const { claimFolder, keepSecret } = await import(${JSON.stringify(script)});
    const [, folder] = process.argv;
    process.stdin.once('data', async (start) => {
      while (Date.now() < Number(start));
      const secret = keepSecret(folder);
      const word = await (async () => claimFolder(folder))().then(() => 'claimed', () => 'refused');
      console.log(secret + ' ' + word + '.');
    });
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, folder], { stdio: 'pipe' });
  await waitFor(child, /ready/);
  return child;
}

test('one of several processes that start at the same moment claims the folder, and all get the same secret', async () => {
  const cache = fileURLToPath(new URL('../../../node_modules/.cache', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'claim-'));
  const server = fileURLToPath(new URL('../../../service/server/storage', import.meta.url));
  const entry = join(outDir, 'entry.ts');
  const modules = ['claim-folder.ts', 'keep-secret.ts'];
  writeFileSync(
    entry,
    modules.map((name) => `export * from ${JSON.stringify(join(server, name))};`).join('\n'),
  );
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir, rolldownOptions: { output: { entryFileNames: 'claim.mjs' } } },
  });
  const claimers = await Promise.all(
    Array.from({ length: 3 }, () => startClaimer(join(outDir, 'claim.mjs'))),
  );
  try {
    haveOwner(2 ** 22 + 1, hostname());
    const answers = claimers.map((child) => waitFor(child, /(\S+) (claimed|refused)\./));
    for (const child of claimers) child.stdin?.write(`${Date.now() + 100}\n`);
    const said = await Promise.all(answers);
    expect(said.map(([, , word]) => word).sort()).toEqual(['claimed', 'refused', 'refused']);
    expect(new Set(said.map(([, secret]) => secret))).toEqual(new Set([keepSecret(folder)]));
  } finally {
    await Promise.all(claimers.map((child) => stop(child, 'SIGKILL')));
    rmSync(outDir, { recursive: true });
  }
});
