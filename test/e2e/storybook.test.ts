import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from '../listen.js';
import { readOutput } from '../run-program.js';
import { test as base, expect, MATRIX } from './fixtures.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'test-results/storybook');
const FOLDER = '/some/folder/';
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

interface Entry {
  id: string;
  title: string;
  type: 'story' | 'docs';
}

/** Builds the static Storybook, and serves its files from a folder of the host. */
const test = base.extend<{ book: string }>({
  book: [
    async ({}, use) => {
      await readOutput('npx', ['storybook', 'build', '--quiet', '--output-dir', folder], { cwd: root });
      const server = createServer(async (request, response) => {
        const path = (request.url ?? '').split('?')[0]?.replace(FOLDER, '/') ?? '';
        try {
          const body = await readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path));
          response.setHeader('content-type', TYPES[extname(path) || '.html'] ?? 'application/octet-stream');
          response.end(body);
        } catch {
          response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
        }
      });
      await use(`http://127.0.0.1:${await listen(server)}`);
      server.close();
    },
    { timeout: 180_000 },
  ],
});

// One test, because the build takes long.
test(
  'shows stories, guide and prop tables from any folder, without network access',
  MATRIX,
  async ({ page, book }) => {
    test.setTimeout(240_000);
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (url.startsWith('http') && !url.startsWith(`${book}${FOLDER}`) && !url.endsWith('/favicon.ico'))
        problems.push(`requested ${url}`);
    });

    await page.goto(`${book}${FOLDER}`);
    // Loads both Storybook's own page and the preview in its frame.
    const preview = page.frameLocator('iframe');
    await expect(preview.getByRole('heading', { name: 'Get started' })).toBeVisible({ timeout: 60_000 });
    const index: { entries: Record<string, Entry> } = JSON.parse(
      readFileSync(join(folder, 'index.json'), 'utf8'),
    );
    const guide = Object.values(index.entries).filter(({ type }) => type === 'docs');
    expect(guide.length).toBeGreaterThanOrEqual(10);
    for (const { id } of guide) {
      await page.goto(`${book}${FOLDER}iframe.html?viewMode=docs&id=${id}`);
      // A story in the page may have its own heading.
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      // A table that was not recognized.
      await expect(page.locator('#storybook-docs')).not.toContainText('| --');
    }

    // The prop tables have the docstrings, types and defaults of the source.
    await page.goto(`${book}${FOLDER}iframe.html?viewMode=docs&id=guide-reference--docs`);
    const row = page.getByRole('row', { name: /^timeout Timeout in ms/ }).first();
    await expect(row).toContainText('number');
    await expect(row).toContainText('15000');
    await expect(page.getByRole('row', { name: /^adapter / })).toContainText('adapter*');

    // The toolbar sets theme and language of a story.
    await page.goto(`${book}${FOLDER}iframe.html?id=places-on-a-page--card&globals=theme:dark;lang:cn`);
    await expect(page.locator('.stage[data-theme=dark][lang=zh-CN] [data-status=ready]')).toBeVisible();
    await page.goto(`${book}${FOLDER}iframe.html?id=component-playground--playground`);
    await page.getByRole('button', { name: 'Scan' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.locator('[data-status=authorized]')).toBeVisible();
    expect(problems).toEqual([]);
  },
);
