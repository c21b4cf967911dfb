import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const { packages }: { packages: Record<string, Entry> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);

/** Finds a package like Node.js: in the package's own folder, then in each folder above. */
function isLocked(path: string, name: string): boolean {
  const folders = path.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1));
  return ['', ...folders.map((parts) => `${parts.join('/node_modules/')}/`)].some(
    (folder) => `${folder}node_modules/${name}` in packages,
  );
}

// npm leaves out the packages of other platforms if it writes the lockfile beside installed packages.
test('the lockfile contains the packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lockfile is that of both packages', () => {
  for (const [path, file] of [
    ['', 'package.json'],
    ['service', 'service/package.json'],
  ] as const) {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8'));
    expect(packages[path]).toMatchObject({
      ...(dependencies && { dependencies }),
      devDependencies,
    });
  }
});
