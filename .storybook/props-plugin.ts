import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtinResolvers, makeFsImporter, parse } from 'react-docgen';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:props/';
const source = resolve('src');

/** Resolves imports like TypeScript: `./options.js` is `options.ts` or `options.tsx`. Skips packages. */
const importer = makeFsImporter((name, folder) => {
  const path = resolve(folder, name).replace(/\.js$/, '');
  const file = [`${path}.ts`, `${path}.tsx`].find(existsSync);
  // react-docgen ignores imports that fail with this code.
  if (!file) throw Object.assign(new Error(`${name} is not in src.`), { code: 'MODULE_NOT_FOUND' });
  return file;
});

/**
 * Reads the properties of an interface that an entry in src/ exports, with their docstrings and types. react-docgen reads
 * the props of components, so this gives it a component with the interface as its props.
 */
function readProps(entry: string, name: string) {
  const component = `
    import type { ${name} } from './${entry}/index.js';
    export function Component(props: ${name}) { return <div />; }`;
  const [docs] = parse(component, {
    filename: join(source, 'component.tsx'),
    importer,
    resolver: new builtinResolvers.FindExportedDefinitionsResolver(),
    babelOptions: { babelrc: false, configFile: false },
  });
  if (!docs?.props) throw new Error(`src/${entry} exports no interface ${name}.`);
  return docs.props;
}

/**
 * Lets stories import the properties of an interface from 'virtual:props/<entry in src>/<interface>'.
 *
 * Storybook can run react-docgen itself, but not for this package: react-docgen does not resolve
 * `Omit<QrLoginOptions, 'title'>`, and addon-vitest switches it off in tests. `react-docgen-typescript` needs the compiler
 * API, which TypeScript 7 does not have.
 */
export const propsPlugin = (): Plugin => ({
  name: 'props',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return undefined;
    const [entry = '', name = ''] = id.slice(PREFIX.length + 1).split('/');
    return `export default ${JSON.stringify(readProps(entry, name))}`;
  },
});
