import type { PageAround } from './around/fixtures.js';
import { ZONE_NAMES } from './around/server.js';
import { expect, MATRIX, test } from './fixtures.js';

/**
 * Pages that load zone.js first, as Angular does. It adds one native listener for each event of an object. A wrong
 * option in the first addEventListener call, or the removal of that listener, therefore affects all other listeners.
 */

/** Adds the page's own listeners. Returns a function that checks whether each one gets its event once. */
async function listen({ page }: PageAround): Promise<() => Promise<void>> {
  const dispatch = await page.evaluateHandle(() => window.around.listen());
  return async () => {
    const heard = await dispatch.evaluate((send) => send());
    expect(heard).toEqual(Object.fromEntries(Object.keys(heard).map((name) => [name, 1])));
  };
}

async function open(pageAround: PageAround, zone: string): Promise<void> {
  await pageAround.open('page', { zone });
  expect(await pageAround.page.evaluate(() => typeof Reflect.get(window, 'Zone'))).toBe('function');
}

for (const zone of ZONE_NAMES) {
  test(`${zone}: the required script loads, and the login works`, MATRIX, async ({ pageAround }) => {
    await open(pageAround, zone);
    await pageAround.page.evaluate((options) => window.around.renderWebsite(options), {
      ...pageAround.options(),
      script: 'required' as const,
      retries: 0,
    });
    expect(await pageAround.waitFor('ready')).toMatchObject({ confirmed: true, direct: false });
    const { code, state } = pageAround.wechat.approve();
    expect(await pageAround.waitFor('authorized')).toEqual({ code, state });
    expect(pageAround.uncaught).toEqual([]);
  });

  test(
    `${zone}: the page's own listeners still get events after a QR code is refreshed and removed`,
    MATRIX,
    async ({ pageAround }) => {
      await open(pageAround, zone);
      const { page } = pageAround;
      const checkBefore = await listen(pageAround);
      await page.evaluate((options) => window.around.createWebsite(options), pageAround.options('relay'));
      await pageAround.waitFor('ready');
      const checkAfter = await listen(pageAround);
      await page.evaluate(() => window.around.refresh());
      await pageAround.waitFor('ready', 2);
      await checkBefore();
      await checkAfter();
      const { code, state } = pageAround.wechat.approve();
      expect(await pageAround.waitFor('authorized')).toEqual({ code, state });
      await page.evaluate(() => window.around.destroy());
      await checkBefore();
      await checkAfter();
    },
  );

  test(
    `${zone}: listeners that the page adds while a QR code is on screen still get events after it is refreshed and removed`,
    MATRIX,
    async ({ pageAround }) => {
      await open(pageAround, zone);
      const { page } = pageAround;
      await page.evaluate((options) => window.around.createWebsite(options), pageAround.options('relay'));
      await pageAround.waitFor('ready');
      const check = await listen(pageAround);
      await page.evaluate(() => window.around.refresh());
      await pageAround.waitFor('ready', 2);
      await check();
      const { code, state } = pageAround.wechat.approve();
      expect(await pageAround.waitFor('authorized')).toEqual({ code, state });
      await page.evaluate(() => window.around.destroy());
      await check();
    },
  );

  test(
    `${zone}: the page's listeners still get events after the components are unmounted`,
    MATRIX,
    async ({ pageAround }) => {
      await open(pageAround, zone);
      const { page } = pageAround;
      await page.evaluate((options) => window.around.renderWebsite(options), pageAround.options());
      await pageAround.waitFor('ready');
      const checkFirst = await listen(pageAround);
      await page.evaluate(() => window.around.unmount());
      await checkFirst();
      await page.evaluate(() => window.around.renderMiniProgram());
      await pageAround.waitFor('shown');
      const checkSecond = await listen(pageAround);
      await page.evaluate(() => window.around.unmount());
      await checkFirst();
      await checkSecond();
    },
  );

  test(
    `${zone}: the page's listeners still get events after a mini-program code is refreshed and removed`,
    MATRIX,
    async ({ pageAround }) => {
      await open(pageAround, zone);
      const { page } = pageAround;
      await page.evaluate(() => window.around.createMiniProgram());
      await page.waitForFunction(() => window.around.server.polls > 2);
      const check = await listen(pageAround);
      await page.evaluate(() => window.around.refresh());
      const polls = await page.evaluate(() => window.around.server.polls);
      await page.waitForFunction((before) => window.around.server.polls > before + 2, polls);
      await check();
      await page.evaluate(() => window.around.destroy());
      await check();
    },
  );

  test(
    `${zone}: the page's listeners still get events after a pop-up login, finished or aborted`,
    MATRIX,
    async ({ pageAround }) => {
      await open(pageAround, zone);
      const { page } = pageAround;
      await page.evaluate((options) => window.around.offerPopUp(options), pageAround.options('relay'));
      const click = async () => {
        const opened = page.context().waitForEvent('page');
        await page.getByRole('button', { name: 'Pop-up' }).click();
        await (await opened).getByRole('img').waitFor();
        return listen(pageAround);
      };
      const checkFinished = await click();
      pageAround.wechat.approve();
      await pageAround.waitFor('popup');
      await checkFinished();
      const checkGivenUp = await click();
      await page.evaluate(() => window.around.abortPopUp());
      await pageAround.waitFor('popup-error');
      await checkFinished();
      await checkGivenUp();
    },
  );
}
