/**
 * The layers of src/: imports go down only. `npm run lint:layers` checks them, and `npm test` does, too. A layer may
 * import only the layers in its line. This includes imports of types.
 */

/** What each layer may import from src/, besides its own files. */
const LAYERS = {
  shared: [],
  core: ['shared'],
  ui: ['shared'],
  react: ['core', 'ui', 'shared'],
  element: ['core', 'shared'],
  'mini-program': ['ui', 'shared'],
  'callback-page': ['core'],
  simulator: [],
  testing: ['simulator', 'core'],
};

/** The npm packages that each published layer may import. Layers that are not listed may import any. */
const PACKAGES = {
  shared: [],
  core: [],
  'callback-page': [],
  element: [],
  ui: ['react'],
  react: ['react'],
  'mini-program': ['react', 'uqr'],
};

/** What each folder of src/core may import from other folders there. Every folder may import the files below them. */
const CORE_FOLDERS = {
  script: [],
  callback: [],
  frame: ['script', 'callback'],
  popup: ['callback'],
};

/** The files of src/core that use the folders. Every other file of src/core is below the folders. */
const TOP_OF_CORE = '^src/core/(index|create-qr-login)\\.ts$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const anyOf = (names) => `(${names.join('|')})`;

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) =>
  forbid(
    `layer-${layer}`,
    `src/${layer} imports ${allowed.length ? `only ${allowed.map((name) => `src/${name}`).join(', ')}` : 'nothing else'} from this repository.`,
    { path: `^src/${layer}/` },
    {
      path: '^[^/]',
      pathNot: [`^src/${anyOf([layer, ...allowed])}/`, '(^|/)node_modules/'],
      dependencyTypesNot: ['core'],
      couldNotResolve: false,
    },
  ),
);

const packageRules = Object.entries(PACKAGES).map(([layer, allowed]) =>
  forbid(
    `packages-${layer}`,
    `src/${layer} runs in browsers and imports ${allowed.length ? `only the npm packages ${allowed.join(' and ')}` : 'no npm package'}.`,
    { path: `^src/${layer}/` },
    {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
      ...(allowed.length && { pathNot: `(^|/)node_modules/${anyOf(allowed)}/` }),
    },
  ),
);

const coreRules = Object.entries(CORE_FOLDERS).map(([folder, allowed]) =>
  forbid(
    `core-${folder}`,
    `src/core/${folder} imports only what is below it: ${[...allowed.map((name) => `${name}/`), 'the files of src/core without index.ts and create-qr-login.ts', 'src/shared'].join(', ')}.`,
    { path: `^src/core/${folder}/` },
    { path: ['^src/core/[^/]+/', TOP_OF_CORE], pathNot: `^src/core/${anyOf([folder, ...allowed])}/` },
  ),
);

export default {
  forbidden: [
    ...layerRules,
    ...packageRules,
    ...coreRules,
    forbid(
      'core-files',
      'The files of src/core that the folders import do not import the folders, index.ts or create-qr-login.ts.',
      { path: '^src/core/[^/]+$', pathNot: TOP_OF_CORE },
      { path: ['^src/core/[^/]+/', TOP_OF_CORE] },
    ),
    forbid(
      'mini-program-core-without-react',
      'The entry wechat-qr-login/mini-program/core works without React.',
      { path: '^src/mini-program/core\\.ts$' },
      { path: '(^|/)node_modules/react/', reachable: true },
    ),
    forbid(
      'unknown-layer',
      'A new folder of src/ needs a line in LAYERS.',
      { path: '^src/', pathNot: [`^src/${anyOf(Object.keys(LAYERS))}/`, '^src/globals\\.d\\.ts$'] },
      {},
    ),
    forbid(
      'no-circle',
      'Files that import each other cannot be read, tested or moved one at a time. Move what both need to a third file.',
      {},
      { circular: true },
    ),
    forbid(
      'stories-without-service',
      'Stories show the package. What the service needs for itself is no part of it.',
      { path: '^(stories|\\.storybook)/' },
      { path: '^service/' },
    ),
    forbid(
      'unresolvable',
      'The rules can only see imports that lead to a file.',
      {},
      // Vite plugins create the virtual modules.
      { couldNotResolve: true, pathNot: '^virtual:' },
    ),
  ],
  options: {
    // Also checks imports of types.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
