import { cpSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { createUserProject, type UserProject } from '../package/user-project.js';
import { signIn, signInByMiniProgram, visit } from './sign-in.js';

/** Pages that frameworks build with the packed package, in a project as their generators make it. Next.js has a file of its own. */

interface Framework {
  packages: string[];
  react: string;
  /** Where the page of test/package/users/web goes. */
  source: string;
  files: Record<string, string>;
  command: [string, ...string[]];
  env?: Partial<NodeJS.ProcessEnv>;
  output: string;
}

/** OpenSSL 3 calls the algorithms of webpack 4's hashes legacy. */
const webpack4 = { NODE_OPTIONS: '--openssl-legacy-provider' };

/** Umi mounts what a page exports. */
const umi: Pick<Framework, 'source' | 'output' | 'command'> = {
  source: 'src/pages/index',
  command: ['umi', 'build'],
  output: 'dist',
};
const UMI_PAGE = `import React from 'react';
import { Login } from './Login';

export default () => <Login kind={location.hash.slice(1)} origin={location.origin} />;
`;

const createReactApp: Pick<Framework, 'source' | 'output' | 'command' | 'files'> = {
  source: 'src',
  files: {
    'public/index.html': '<!doctype html><html lang="en"><title>Page</title><div id="root"></div></html>',
    // As its template for TypeScript has it: the build compiles with \`moduleResolution: node\`.
    'src/index.tsx': "import './main';\nimport './product';\n",
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
  output: 'build',
};
