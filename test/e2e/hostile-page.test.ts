import { expect, test } from './fixtures.js';

/** Every status of both components, while translators, extensions and other scripts change the page around and in them. */

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

test.beforeEach(async ({ around, page }) => {
  await page.goto(`${around.shop}/pages/hostile`);
  await page.waitForFunction(() => Boolean(window.hostile));
});

test('the website login survives a hostile page in every status, and goes on where its elements are', async ({
  page,
}) => {
  for (const stage of await page.evaluate(() => window.hostile.websiteStages)) {
    expect.soft(await page.evaluate((name) => window.hostile.runWebsite(name), stage), stage).toEqual([]);
  }
});

test('the mini-program login survives a hostile page in every status, and goes on where its elements are', async ({
  page,
}) => {
  for (const stage of await page.evaluate(() => window.hostile.miniProgramStages)) {
    expect.soft(await page.evaluate((name) => window.hostile.runMiniProgram(name), stage), stage).toEqual([]);
  }
});

for (const kind of ['website', 'mini-program'] as const) {
  test(`the ${kind} login survives any order of such changes`, async ({ page }) => {
    expect(
      await page.evaluate(([which, seeds]) => window.hostile.walk(which, seeds), [kind, SEEDS] as const),
    ).toEqual([]);
  });
}
