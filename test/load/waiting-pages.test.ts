import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DeployedServer, ENVIRONMENT, useDeployment, withSharedStorage } from '../service/deployment.js';
import { type Measurement, measure } from './measure.js';

const PAGES = (process.env.LOAD_PAGES ?? '1000,3000').split(',').map(Number);
/** The page draws the code, and the proxy on this computer names each visitor's address. */
const MORE = { MINI_PROGRAM_LINK: 'https://shop.example/scan', TRUSTED_PROXIES: '127.0.0.1' };

const { wechat, getApi } = useDeployment();
const rows: string[] = [
  '| storage | pages | p50 in ms | p99 in ms | idle, % of a core | memory per page in kB |',
  '| --- | --- | --- | --- | --- | --- |',
];
const add = (storage: string, { pages, p50, p99, idle, memory }: Measurement) =>
  rows.push(
    `| ${storage} | ${[pages, p50.toFixed(1), p99.toFixed(1), idle.toFixed(1), (memory / 1024).toFixed(1)].join(' | ')} |`,
  );

afterAll(() => {
  const load = loadavg()[0]?.toFixed(1);
  const text = `${rows.join('\n')}\n\nNode ${process.version}, ${availableParallelism()} processors, load average ${load}.\n`;
  console.info(`\n${text}`);
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/load.md', text);
});

test.each(PAGES)('one process with the embedded database serves %i waiting pages', async (pages) => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-load-'));
  const server = await DeployedServer.start({ ...ENVIRONMENT, ...MORE, DATA_DIR: folder }, getApi());
  try {
    const measured = await measure([server], wechat, pages);
    add('embedded database', measured);
    expect(measured.p99).toBeGreaterThan(0);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});

test.each(PAGES)('two processes with PostgreSQL and Redis serve %i waiting pages', async (pages) => {
  await withSharedStorage(getApi(), expect.fail, async (start) => {
    const servers = await Promise.all([start(MORE), start(MORE)]);
    const measured = await measure(servers, wechat, pages);
    add('PostgreSQL and Redis', measured);
    expect(measured.p99).toBeGreaterThan(0);
  });
});
