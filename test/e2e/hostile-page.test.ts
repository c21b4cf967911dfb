import type { MiniProgramQrLoginStatus } from '../../src/mini-program/index.js';
import type { QrLoginStatus } from '../../src/react/index.js';
import { expect, MATRIX, test } from './fixtures.js';

/**
 * In each status of a login, translators, extensions and other scripts change its elements in every way of acts.ts.
 * Then the login continues to each status that can follow, renders again, and unmounts.
 */

const WEBSITE: QrLoginStatus[] = [
  'idle',
  'loading',
  'mounting',
  'ready',
  'authorized',
  'refused',
  'expired',
  'error',
];
const MINI_PROGRAM: MiniProgramQrLoginStatus[] = [
  'idle',
  'loading',
  'ready',
  'scanned',
  'confirming',
  'authorized',
  'refused',
  'expired',
  'action_required',
  'error',
];
/** `npm test` runs the most common status, and the matrix runs all others. Each status takes more than a second. */
const getDetails = (status: string) => (status === 'ready' ? {} : MATRIX);

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

test.beforeEach(async ({ around, page }) => {
  // Hundreds of logins. They take a second or two on an idle machine.
  test.setTimeout(60_000);
  await page.goto(`${around.shop}/pages/hostile`);
  await page.waitForFunction(() => Boolean(window.hostile));
});

for (const status of WEBSITE) {
  test(
    `website login, ${status}: page and login continue after any change of its elements`,
    getDetails(status),
    async ({ page }) => {
      expect(await page.evaluate((from) => window.hostile.runWebsite(from), status)).toEqual([]);
    },
  );
}

for (const status of MINI_PROGRAM) {
  test(
    `mini-program login, ${status}: page and login continue after any change of its elements`,
    getDetails(status),
    async ({ page }) => {
      expect(await page.evaluate((from) => window.hostile.runMiniProgram(from), status)).toEqual([]);
    },
  );
}

for (const kind of ['website', 'mini-program'] as const) {
  test(
    `${kind} login: the page continues after any changes of its elements, in any order`,
    MATRIX,
    async ({ page }) => {
      expect(
        await page.evaluate(([which, seeds]) => window.hostile.walk(which, seeds), [kind, SEEDS] as const),
      ).toEqual([]);
    },
  );
}
