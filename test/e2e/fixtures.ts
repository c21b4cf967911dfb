import { mergeTests } from 'playwright/test';
import { withAround } from './around/fixtures.js';
import { withExample } from './example.js';
import { withLocalNetwork } from './local-network.js';
import { withLogin } from './login-page.js';
import { withScan } from './scan/fixtures.js';
import { withSite } from './sign-in-site.js';

/**
 * One for all files: another set of worker fixtures would be another worker, which builds and starts everything again.
 * Nothing starts before a test asks for it.
 */
export const test = mergeTests(withLogin, withSite, withScan, withExample, withAround, withLocalNetwork);

export { expect } from 'playwright/test';

/** Details of a test that runs in `npm run test:matrix` instead of `npm test`: versions of other tools, and more cases of one rule. */
export const MATRIX = { tag: '@matrix' };
