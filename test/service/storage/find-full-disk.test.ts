import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stop, waitFor } from '../../start-server.js';
import { BUILD, buildService, DeployedServer, ENVIRONMENT } from '../deployment.js';

let folder: string;
beforeAll(async () => {
  await buildService();
  folder = mkdtempSync(join(tmpdir(), 'wechat-disk-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Runs `prepare` and starts the server on a disk of the given size. The disk is a tmpfs in a mount namespace of the
 * process (Linux only; without root, in a user namespace).
 */
function startOnDisk(size: string, prepare = 'true') {
  const disk = join(folder, 'disk');
  mkdirSync(disk, { recursive: true });
  const script = `mount -t tmpfs -o size=${size} tmpfs "${disk}" && { ${prepare}; exec "${process.execPath}" "${BUILD}/server/main.js"; }`;
  const flags = process.getuid?.() === 0 ? '--mount' : '--user --map-root-user --mount';
  const child = spawn('unshare', [...flags.split(' '), 'sh', '-c', script], {
    cwd: BUILD,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ...ENVIRONMENT,
      PORT: '0',
      DATA_DIR: join(disk, 'data'),
      FROM: folder,
    },
    stdio: 'pipe',
  });
  return { child, disk, listening: waitFor(child, /listening on/) };
}

const FILL = 'head -c 1G /dev/zero >"$DATA_DIR/../filler" 2>/dev/null';

test('names the disk and the folder if the disk is too small', async () => {
  const { disk, listening } = startOnDisk('8m');
  await expect(listening).rejects.toThrow(
    `ended with 1:\nDATA_DIR: the disk at ${disk} is full (0.0 of 8.0 MB are free), so the database in ${disk}/data cannot be used. Free some space, or set DATA_DIR to a folder on another disk.\n`,
  );
});

test('names the disk and the folder if no file can be written', async () => {
  const { disk, listening } = startOnDisk('1m', `mkdir "$DATA_DIR"; ${FILL}`);
  await expect(listening).rejects.toThrow(`the disk at ${disk} is full`);
});

test('names a disk that has filled up, and starts again after space was freed', async () => {
  const data = join(folder, 'data');
  const first = await DeployedServer.start({ ...ENVIRONMENT, DATA_DIR: data });
  await first.stop();
  const copy = 'cp -r "$FROM/data" "$DATA_DIR"';
  const { disk, listening } = startOnDisk('90m', `${copy}; ${FILL}`);
  await expect(listening).rejects.toThrow(`the disk at ${disk} is full`);
  const roomy = startOnDisk('400m', copy);
  await roomy.listening;
  await stop(roomy.child);
});
