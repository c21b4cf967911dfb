import type { Locator } from 'playwright/test';
import type { PageAround } from './around/fixtures.js';
import { expect, MATRIX, test } from './fixtures.js';

/**
 * A sub-app inside a host page of another origin. wujie and micro-app run its code in a separate window, and put its
 * elements into the host page. The fallback of wujie puts them into another frame.
 */
const HOSTS = [
  { host: 'wujie', name: 'wujie' },
  { host: 'wujie', name: 'wujie without shadow DOM', search: { degrade: '' } },
  { host: 'micro-app', name: 'micro-app' },
] as const;

/** Built like a bundler's output, because classic scripts get another `location` in wujie. */
const PROGRAMS = ['sub', 'sub-classic'] as const;

/** Opens the host page with a sub-app that renders this. Returns a function that finds elements of the sub-app. */
async function openSubApp(
  pageAround: PageAround,
  { host, search }: { host: string; search?: Record<string, string> },
  program: string,
  props: object,
): Promise<(selector: string) => Locator> {
  const { page, server } = pageAround;
  const sub = `${server.other}/pages/${program}/${Buffer.from(JSON.stringify(props)).toString('base64url')}`;
  await pageAround.open(host, { ...search, sub });
  const place = search ? page.frameLocator('#root > iframe') : page;
  return (selector) => place.locator(selector);
}

const read = async (event: Locator) => JSON.parse(`${await event.first().textContent()}`);

for (const hosted of HOSTS) {
  for (const program of PROGRAMS) {
    const title = `${hosted.name}, ${program === 'sub' ? 'module' : 'classic'} script`;

    for (const callback of ['own', 'relay'] as const) {
      test(
        `${title}: the login works with a callback ${callback === 'own' ? "of the host page's origin" : 'elsewhere that relays to it'}`,
        MATRIX,
        async ({ pageAround }) => {
          const find = await openSubApp(pageAround, hosted, program, {
            ...pageAround.options(callback),
            script: 'required',
            retries: 0,
          });
          expect(await read(find('[data-event]'))).toMatchObject({ confirmed: true, direct: false });
          const frame = find('iframe[src*="/connect/qrconnect"]');
          expect(await frame.getAttribute('sandbox')).toBeNull();
          expect(pageAround.wechat.logins).toHaveLength(1);
          const { code, state } = pageAround.wechat.approve();
          expect(await read(find('[data-event=authorized]'))).toEqual({ code, state });
          await expect(frame).toHaveCount(0);
          expect(pageAround.uncaught).toEqual([]);
        },
      );
    }

    test(
      `${title}: in whole-page mode, the page goes to redirect_uri on another origin`,
      MATRIX,
      async ({ pageAround }) => {
        const find = await openSubApp(pageAround, hosted, program, {
          ...pageAround.options('relay'),
          self_redirect: false,
        });
        await find('[data-event=ready]').first().waitFor();
        const arrived = pageAround.page.waitForRequest((request) => request.isNavigationRequest());
        const { code, state } = pageAround.wechat.approve();
        const request = await arrived;
        expect(request.frame()).toBe(pageAround.page.mainFrame());
        expect(request.url()).toContain(`${pageAround.server.other}/relay`);
        expect(request.url()).toContain(`code=${code}&state=${state}`);
      },
    );
  }
}
