import { readFileSync } from 'node:fs';

/**
 * Fails if something is missing for a release, and prints it. npm's provenance contains the repository that built the
 * package, and npm refuses a package.json that does not name it. npm runs this before it publishes (`prepublishOnly`),
 * and so does `npm run release`.
 */
const { repository, bugs, homepage } = JSON.parse(readFileSync('package.json', 'utf8'));
const missing = Object.entries({ repository: repository?.url ?? repository, bugs, homepage })
  .filter(([, value]) => !value)
  .map(([name]) => name);

if (missing.length) {
  console.error(
    `Not released: package.json has no ${missing.join(', no ')}. npm's provenance names the repository that built the package; fill them in as CONTRIBUTING.md says (Release).`,
  );
  process.exitCode = 1;
}
