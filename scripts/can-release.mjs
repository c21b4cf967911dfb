import { readFileSync } from 'node:fs';

/**
 * Says what is missing before a release, and fails then. npm writes into a package's provenance which repository built
 * it, and refuses a package.json that does not name that repository.
 * Run by npm before anything is published (`prepublishOnly`), also by `npm run release`.
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
