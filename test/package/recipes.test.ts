import playwright from 'playwright/package.json' with { type: 'json' };
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { findFreePort } from '../listen.js';
import { outsideVitest, readRecipes } from './recipes.js';
import { createUserProject, type UserProject } from './user-project.js';

/** The recipes of docs/testing.md, in a user's project. */

let project: UserProject;
beforeAll(async () => {
  project = await createUserProject(
    'react',
    'react-dom',
    '@types/react',
    '@testing-library/react',
    '@testing-library/dom',
    'jsdom',
    'msw',
    `@playwright/test@${playwright.version}`,
    'vite',
    'vitest',
  );
  for (const [file, code] of readRecipes()) project.write(file, code);
});
afterAll(() => project?.remove());

test('the recipes for Vitest, msw and the custom element pass in jsdom', async () => {
  project.write(
    'vitest.config.js',
    `export default { test: { environment: 'jsdom', include: ['src/*.test.{ts,tsx}'] } };`,
  );
  expect(await project.run('npx', ['vitest', 'run'], outsideVitest)).toMatch(/Tests\s+4 passed/);
});

test('the recipes for Playwright pass against a development server, with WeChat’s real addresses', async () => {
  const port = await findFreePort();
  project.write(
    'index.html',
    '<!doctype html><div id="root"></div><script type="module" src="/main.tsx"></script>',
  );
  project.write('wechat-callback.html', '<!doctype html>');
  project.write(
    'main.tsx',
    `import { createRoot } from 'react-dom/client';
     import { Login } from './src/Login';
     createRoot(document.getElementById('root')!).render(<Login signIn={async () => 'Lin'} />);`,
  );
  project.write(
    'playwright.config.js',
    `export default {
       testDir: 'e2e',
       use: { baseURL: 'http://localhost:${port}', launchOptions: ${JSON.stringify(launchOptions())} },
       webServer: { command: 'npx vite --port ${port} --strictPort', url: 'http://localhost:${port}' },
     };`,
  );
  expect(await project.run('npx', ['playwright', 'test', '--reporter=line'], outsideVitest)).toMatch(
    /3 passed/,
  );
});

test('import and require load the entries that need msw and Vite', async () => {
  const told = `.then(([vite, msw]) => console.log(Object.keys({ ...vite, ...msw }).filter((name) => name !== 'default').sort().join()))`;
  const entries = `['wechat-qr-login/simulator/vite', 'wechat-qr-login/testing/msw']`;
  project.write('tools.mjs', `Promise.all(${entries}.map((entry) => import(entry)))${told}`);
  project.write('tools.cjs', `Promise.resolve(${entries}.map(require))${told}`);
  for (const file of ['tools.mjs', 'tools.cjs']) {
    expect((await project.run(process.execPath, [file])).trim()).toBe('weChatHandlers,wechatSimulator');
  }
});
