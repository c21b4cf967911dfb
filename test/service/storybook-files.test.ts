import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let server: ViteDevServer;

beforeAll(async () => {
  mkdirSync(`${project}node_modules/.cache`, { recursive: true });
  folder = mkdtempSync(`${project}node_modules/.cache/storybook-`);
  mkdirSync(`${folder}/.data`);
  for (const file of ['public.txt', '.data/secret', '.env']) writeFileSync(`${folder}/${file}`, 'content');
  server = await createServer({
    configFile: `${project}.storybook/vite.config.ts`,
    root: project,
    logLevel: 'silent',
    server: { port: 0 },
  });
  await server.listen();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['serves', 'public.txt', 200],
  ['does not serve', '.data/secret', 403],
  ['does not serve', '.env', 403],
])('Storybook %s %s in the clone', async (_, file, status) => {
  const response = await fetch(`${server.resolvedUrls?.local[0]}@fs${folder}/${file}`);
  expect(response.status).toBe(status);
});
