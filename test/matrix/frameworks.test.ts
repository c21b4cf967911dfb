import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { createUserProject, type UserProject } from '../package/user-project.js';
import { signIn, signInByMiniProgram, visit } from './sign-in.js';

/** Pages that frameworks build with the packed package, as their generators set them up. Next.js has a file of its own. */

interface Framework {
  packages: string[];
  files: Record<string, string>;
  command: [string, ...string[]];
  env?: Partial<NodeJS.ProcessEnv>;
  output: string;
}

/** webpack 4's hashes need legacy algorithms of OpenSSL 3. */
const WEBPACK_4 = { NODE_OPTIONS: '--openssl-legacy-provider' };

/** Umi mounts what the page exports. */
const umi = (version: string, react: string, { config = {}, env = {} }): Framework => ({
  packages: [`umi@${version}`, `react@${react}`, `react-dom@${react}`],
  files: {
    '.umirc.js': `export default ${JSON.stringify(config)};`,
    'src/pages/index.jsx': `import React from 'react';
      import { Login } from '../Login';
      export default () => <Login kind={location.hash.slice(1)} origin={location.origin} />;`,
  },
  command: ['umi', 'build'],
  env,
  output: 'dist',
});

/** The build also compiles `types.tsx`, with the tsconfig.json of its template: `moduleResolution` is `node`. */
const createReactApp = (version: string, react: string, types: string[], env = {}): Framework => ({
  packages: [
    `react-scripts@${version}`,
    `react@${react}`,
    `react-dom@${react}`,
    'typescript@4.9.5',
    ...types,
  ],
  files: {
    'public/index.html': '<!doctype html><html lang="en"><title>Page</title><div id="root"></div></html>',
    'src/index.tsx': `import './main';`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        ...{ target: 'es5', lib: ['dom', 'dom.iterable', 'esnext'], allowJs: true, skipLibCheck: true },
        ...{ esModuleInterop: true, allowSyntheticDefaultImports: true, strict: true },
        ...{ forceConsistentCasingInFileNames: true, noFallthroughCasesInSwitch: true, module: 'esnext' },
        ...{ moduleResolution: 'node', resolveJsonModule: true, isolatedModules: true, noEmit: true },
        jsx: 'react-jsx',
      },
      include: ['src'],
    }),
  },
  command: ['react-scripts', 'build'],
  env: { CI: 'true', GENERATE_SOURCEMAP: 'false', ...env },
  output: 'build',
});

const FRAMEWORKS: Record<string, Framework> = {
  // Umi asks for this option when names of two chunks collide, which depends on the code.
  'Umi 4': umi('4.7.22', '18.3.1', { config: { esbuildMinifyIIFE: true } }),
  'Umi 3 (webpack 4)': umi('3.5.43', '17.0.2', { env: WEBPACK_4 }),
  'Create React App 5': createReactApp('5.0.1', '18.3.1', [
    '@types/react@18.3.32',
    '@types/react-dom@18.3.7',
  ]),
  'Create React App 4 (webpack 4)': createReactApp(
    '4.0.3',
    '17.0.2',
    ['@types/react@17.0.93', '@types/react-dom@17.0.26'],
    WEBPACK_4,
  ),
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions());
});
afterAll(() => browser?.close());

describe.each(Object.entries(FRAMEWORKS))('%s', (_, { packages, files, command, env, output }) => {
  let project: UserProject;
  beforeAll(async () => {
    project = await createUserProject(...packages);
    const { type, ...manifest } = JSON.parse(project.read('package.json'));
    project.write('package.json', JSON.stringify(manifest));
    cpSync('test/package/users/web', join(project.folder, 'src'), { recursive: true });
    cpSync('test/package/users/types/product.tsx', join(project.folder, 'src', 'types.tsx'));
    const root = packages.includes('react@18.3.1') ? 'react-18' : 'react-16';
    cpSync(`test/package/users/roots/${root}.js`, join(project.folder, 'src', 'root.js'));
    for (const [file, text] of Object.entries(files)) project.write(file, text);
    // Like a user. Vitest's own NODE_ENV would select the development build.
    await project.run('npx', command, { NODE_ENV: undefined, ...env });
  });
  afterAll(() => project?.remove());

  test('visitors sign in and refuse with both components', async () => {
    await visit(browser, project, output, async (visit) => {
      await signIn(visit);
      await signInByMiniProgram(visit);
    });
  });
});
