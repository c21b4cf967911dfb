import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { outsideVitest, readRecipes } from '../package/recipes.js';
import { createUserProject, type UserProject } from '../package/user-project.js';
import { signIn, signInByMiniProgram, visit } from './sign-in.js';

/** Every supported React, in a user's project: its types, jsdom, server rendering and Chromium. */

/**
 * The oldest and the newest version, the last one of each major version, and React 19.0, which sets inner HTML again
 * for a new object.
 */
const VERSIONS = [
  {
    react: '16.14.0',
    root: 'react-16',
    packages: ['@types/react@16.14.70', '@types/react-dom@16.9.25', '@testing-library/react@12.1.5'],
  },
  {
    react: '17.0.2',
    root: 'react-16',
    packages: ['@types/react@17.0.93', '@types/react-dom@17.0.26', '@testing-library/react@12.1.5'],
  },
  {
    react: '18.3.1',
    root: 'react-18',
    packages: ['@types/react@18.3.32', '@types/react-dom@18.3.7', '@testing-library/react'],
  },
  {
    react: '19.0.0',
    root: 'react-18',
    packages: ['@types/react@19.0.14', '@types/react-dom@19.0.6', '@testing-library/react'],
  },
  {
    react: '19.3.1',
    root: 'react-18',
    packages: ['@types/react', '@types/react-dom', '@testing-library/react'],
  },
];

/** The oldest module resolution, which TypeScript 7 does not have, and the newest. The latter also checks our declarations. */
const RESOLUTIONS = [
  { moduleResolution: 'node10', module: 'esnext', typescript: '5', skipLibCheck: true },
  { moduleResolution: 'bundler', module: 'preserve', typescript: '7', skipLibCheck: false },
];

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

describe.each(VERSIONS)('React $react', ({ react, root, packages }) => {
  let project: UserProject;
  beforeAll(async () => {
    project = await createUserProject(
      `react@${react}`,
      `react-dom@${react}`,
      ...packages,
      '@testing-library/dom',
      'jsdom',
      'vitest',
      '@types/node',
      'typescript-5@npm:typescript@5.9.3',
      'typescript-7@npm:typescript@7.0.2',
    );
    for (const folder of ['web', 'types'])
      cpSync(`test/package/users/${folder}`, project.folder, { recursive: true });
    cpSync(`test/package/users/roots/${root}.js`, join(project.folder, 'root.js'));
    cpSync('test/package/users/react', join(project.folder, 'react'), { recursive: true });
  });
  afterAll(() => project?.remove());

  test('npm installs the package with it', async () => {
    const listed = JSON.parse(
      await project.run('npm', ['ls', '--json', 'react', 'react-dom', 'wechat-qr-login']),
    );
    expect(listed.problems).toBeUndefined();
    expect(listed.dependencies.react.version).toBe(react);
  });

  test.each(RESOLUTIONS)(
    'our types compile with its types: $moduleResolution',
    async ({ typescript, ...options }) => {
      const compilerOptions = {
        ...{ ...options, target: 'es2022', jsx: 'react-jsx', noEmit: true, strict: true },
        ...{ lib: ['es2022', 'dom', 'dom.iterable'], types: [], exactOptionalPropertyTypes: true },
      };
      project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['product.tsx'] }));
      await project.run(process.execPath, [`node_modules/typescript-${typescript}/bin/tsc`]);
    },
  );

  test('both components and the recipe of docs/testing.md pass their tests in jsdom', async () => {
    for (const [file, code] of readRecipes())
      if (/^src\/Login\.(test\.)?tsx$/.test(file)) project.write(file, code);
    // The defaults are 1 s and 5 s. A machine that runs other tests needs more.
    project.write(
      'setup.js',
      `import { configure } from '@testing-library/react';
       configure({ asyncUtilTimeout: 30_000 });`,
    );
    project.write(
      'vitest.config.js',
      `export default {
         test: {
           environment: 'jsdom',
           include: ['{src,react}/*.test.{tsx,jsx}'],
           setupFiles: ['./setup.js'],
           fileParallelism: false,
           testTimeout: 60_000,
         },
       };`,
    );
    expect(await project.run('npx', ['vitest', 'run'], outsideVitest)).toMatch(/Tests\s+11 passed/);
  });

  describe('in Chromium, in a development build', () => {
    const render = async (kind: string) =>
      JSON.parse(
        await project.run(process.execPath, ['react/render.mjs', kind, 'http://localhost'], outsideVitest),
      );
    const writePage = (kind: string, html = '') =>
      project.write(
        `site/${kind || 'index'}.html`,
        `<!doctype html><meta charset="utf-8"><title>${react}</title><div id="root" data-kind="${kind}">${html}</div><script type="module" src="/app.js"></script>`,
      );
    beforeAll(async () => {
      await build({
        root: project.folder,
        configFile: false,
        logLevel: 'error',
        mode: 'development',
        define: { 'process.env.NODE_ENV': '"development"' },
        build: {
          outDir: 'site',
          minify: false,
          rolldownOptions: { input: join(project.folder, 'main.js'), output: { entryFileNames: 'app.js' } },
        },
      });
      mkdirSync(join(project.folder, 'site'), { recursive: true });
      writePage('');
    });

    test('visitors sign in and refuse with both components', async () => {
      await visit(browser, project, 'site', async (visit) => {
        await signIn(visit);
        await signInByMiniProgram(visit);
      });
    });

    test.each([
      ['website', 'iframe'],
      ['mini-program', 'svg[role=img]'],
    ])('the %s login hydrates the HTML from Node, and unmounts without a trace', async (kind, shape) => {
      const { version, html } = await render(kind);
      expect(version).toBe(react);
      writePage(kind, html);
      await visit(browser, project, 'site', async ({ page, wechat, origin }) => {
        // What the server sent, before the program runs.
        await page.route('**/app.js', async (route) => {
          await page.evaluate(`window.box = document.querySelector('[data-status]')`);
          await route.continue();
        });
        // Narrower than the mini program's code, which stays square.
        await page.setViewportSize({ width: 200, height: 600 });
        await page.goto(`${origin}/${kind}.html`);
        await page.locator(shape).waitFor();
        const size = await page.locator(shape).boundingBox();
        if (kind === 'mini-program') expect(size?.height).toBe(size?.width);
        expect(await page.evaluate(`box === document.querySelector('[data-status]')`)).toBe(true);
        await page.getByRole('button', { name: 'Leave' }).click();
        await page.locator(shape).waitFor({ state: 'detached' });
        await page.reload();
        await page.locator(shape).waitFor();
        await page.evaluate('unmount()');
        expect(await page.locator('#root').innerHTML()).toBe('');
        expect(wechat.logins).toHaveLength(kind === 'website' ? 2 : 0);
      });
    });
  });
});
