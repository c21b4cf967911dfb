import { readdirSync } from 'node:fs';

/**
 * A step of `npm test` or `npm run test:matrix`.
 *
 * @typedef {object} Step
 * @property {string} name The name in the command: `npm test -- NAME`.
 * @property {string} command The shell command. A filter is appended.
 * @property {'vitest' | 'playwright'} [runner] A suite, which reports how many tests passed. A step without a runner
 * counts as one.
 * @property {boolean} [mostlyWaits] Whether the suite uses little processor time.
 * @property {string[]} [needs] Names of the steps that must have passed before.
 * @property {RegExp} [maySkip] Test files whose tests may be skipped. A skipped test in any other file counts as
 * failed.
 */

const vitest = (name, parameters, options = {}) => ({
  name,
  runner: 'vitest',
  command: `npx vitest run ${parameters}`,
  ...options,
});

const playwright = (name, parameters) => ({
  name,
  runner: 'playwright',
  command: `npx playwright test -c test/e2e/playwright.config.ts ${parameters}`,
});

/** Tests that start PostgreSQL. */
const withPostgres = /test\/service\/(storage\/(clean-up|open-storage)|mini-program-login\/limits)\.test/;

/** The order in which steps start. Those that find the most errors in the shortest time come first. */
const QUICK = [
  { name: 'lint', command: 'npx biome ci .' },
  { name: 'types', command: 'npx tsc' },
  { name: 'tools', command: 'node scripts/typescript-6/install-tools.mjs' },
  { name: 'layers', command: 'npm run lint:layers --silent', needs: ['tools'] },
  { name: 'mini-program-types', command: 'npx tsc -p service/mini-program' },
  { name: 'build', command: 'npm run build --silent' },
  { name: 'links', command: 'npm run lint:links --silent' },
  { name: 'unused', command: 'npx knip' },
  { name: 'size', command: 'npx size-limit', needs: ['build'] },
  { name: 'api', command: 'npm run docs:api --silent -- --check', needs: ['tools'] },
  { name: 'exports', command: 'npm run lint:package --silent --ignore-scripts', needs: ['build'] },
  vitest('life', '--project life test/life/chromium', { mostlyWaits: true }),
  vitest('unit', '--project unit --project node'),
  vitest('server', '--project server', { maySkip: withPostgres }),
  vitest('stories', '--project storybook --project browser'),
  playwright('browser', '--grep-invert @matrix'),
];

/** Each file of test/matrix is a step, so a new file needs no line here. */
const matrixFiles = readdirSync('test/matrix')
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replace('.test.ts', ''));

/** `npm test` runs them in the current Node. The registry has a package for each version. */
const OTHER_NODES = ['20', '22', '24'].filter((version) => version !== process.versions.node.split('.')[0]);
const system = process.platform === 'win32' ? 'win' : process.platform;
const vitestOnNode = (version) =>
  vitest(`node-${version}`, '', {
    command: `npx --yes --package node-${system}-${process.arch}@${version} -- node node_modules/vitest/vitest.mjs run --project unit --project node --project server`,
    maySkip: withPostgres,
  });

const MATRIX = [
  { name: 'build', command: 'npm run build --silent' },
  playwright('browser-matrix', '--grep @matrix'),
  vitest('scripts', '--project scripts'),
  // The packed tarball as users install it, and the code of README and docs.
  vitest('package', '--project package', { needs: ['build'] }),
  // src/core and src/shared have a threshold: see vitest.config.ts.
  vitest('coverage', '--project unit --project node --coverage'),
  vitest('deployment', '--project deployment', { maySkip: /deployment\.test/ }),
  ...OTHER_NODES.map(vitestOnNode),
  ...matrixFiles.map((name) =>
    vitest(name, `--project matrix test/matrix/${name}.test`, {
      needs: ['build'],
      // These browsers and languages are not available on every machine.
      maySkip: /test\/matrix\/(chromium-\d+|firefox|webkit|servers)\.test/,
    }),
  ),
  vitest('life-firefox', '--project life test/life/firefox', { maySkip: /firefox/ }),
];

/**
 * Returns the steps of a list, or the step with that name and the steps that it needs.
 *
 * @throws an error that lists the names if there is no such step
 *
 * @param {string | undefined} name
 * @param {{ isMatrix: boolean }} options
 * @returns {Step[]}
 */
export function selectSteps(name, { isMatrix }) {
  const list = isMatrix ? MATRIX : QUICK;
  if (name === undefined) return list;
  const all = [...list, ...(isMatrix ? QUICK : MATRIX)];
  const find = (wanted) => all.find((step) => step.name === wanted);
  const selected = find(name);
  if (!selected) {
    const names = [...new Set(all.map((step) => step.name))].join(', ');
    throw new Error(`There is no step "${name}". Use one of these: ${names}.`);
  }
  return [...(selected.needs ?? []).map(find), selected];
}
