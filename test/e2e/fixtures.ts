import { mergeTests } from 'playwright/test';
import { withAround } from './around/fixtures.js';
import { withExample } from './example.js';
import { withLocalNetwork } from './local-network.js';
import { withLogin } from './login-page.js';
import { withScan } from './scan/fixtures.js';
import { withSite } from './sign-in-site.js';

/**
 * The fixtures of all files. Another set of worker fixtures would start another worker, which builds and starts
 * everything again. A fixture starts when a test uses it.
 */
export const test = mergeTests(
  withLogin,
  withSite,
  withScan,
  withExample,
  withAround,
  withLocalNetwork,
).extend({
  // A request that is still being answered at the end of a test would fail it.
  context: async ({ context }, use) => {
    await use(context);
    for (const routed of [context, ...context.pages()]) await routed.unrouteAll({ behavior: 'ignoreErrors' });
  },
});

export { expect } from 'playwright/test';

/** Details of a test that runs in `npm run test:matrix` instead of `npm test`: versions of other tools, and more cases of one rule. */
export const MATRIX = { tag: '@matrix' };
