import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder } from '../../demo/server/data-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wechat-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As a process on that host leaves it, whose last sign of life is that old. */
function haveOwner(pid: number, host: string, seconds = 0) {
  const file = join(folder, 'process');
  writeFileSync(file, `${pid} ${host}`);
  utimesSync(file, new Date(), new Date(Date.now() - seconds * 1000));
}

test('a folder is one process’s until it lets go', () => {
  haveOwner(process.ppid, hostname(), 3600);
  expect(() => claimFolder(folder)).toThrow(`${folder} is in use by process ${process.ppid}. Set DATA_DIR`);
  rmSync(join(folder, 'process'));
  claimFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

test('a process that runs as somebody else counts: it may not be sent a signal, but it is there', () => {
  haveOwner(1, hostname());
  expect(() => claimFolder(folder)).toThrow('is in use by process 1.');
});

test('two containers on one volume, each with process 1: it is the other one’s as long as that is alive', () => {
  haveOwner(process.pid, 'another-container', 10);
  expect(() => claimFolder(folder)).toThrow(`is in use by process ${process.pid} of another-container.`);
  haveOwner(process.pid, 'another-container', 60);
  claimFolder(folder)();
});

test('after a crash the folder is free: of our own id, or of one that is gone', () => {
  haveOwner(process.pid, hostname());
  claimFolder(folder)();
  haveOwner(2 ** 22 + 1, hostname());
  claimFolder(folder)();
});
