import { en, type WeChatQrLoginProps } from '../../src/react/index.js';
import { createWeChatSimulator } from '../../src/simulator/index.js';
import { test as base, expect, MATRIX } from './fixtures.js';
import { countFrameLoads, waitForFrameLoads } from './frame-loads.js';
import { LoginPage } from './login-page.js';

/**
 * Without the visitor's permission, Chrome 142 and newer blocks navigations of a public page (WeChat's, in the frame)
 * to an address of a local network. In these tests WeChat's server counts as public, and the site has a loopback
 * address.
 *
 * @see https://github.com/WICG/local-network-access
 */
class LocalLoginPage extends LoginPage {
  /** Opens the login page at that address of the site, and waits for WeChat's page in its frame. */
  async openAt(origin: string, more: Partial<WeChatQrLoginProps>): Promise<void> {
    await countFrameLoads(this.page);
    await this.page.clock.install();
    await this.page.goto(`${origin}/login`);
    await this.page.waitForFunction(() => Boolean(window.site));
    await this.render({ redirect_uri: `${origin}/callback`, lang: 'en', ...more });
    expect(await this.waitFor('ready')).toMatchObject({ confirmed: true });
  }
}

const test = base.extend<{ local: LocalLoginPage }>({
  context: async ({ localNetwork }, use) => {
    const context = await localNetwork.browser.newContext();
    await use(context);
    await context.close();
  },
  local: async ({ page, server, localNetwork }, use) => {
    server.requests.length = 0;
    const login = new LocalLoginPage(page, server);
    login.wechat = createWeChatSimulator();
    localNetwork.wechat = login.wechat;
    await use(login);
  },
});

/**
 * Hosts of a local network: Chrome asks the visitor for the first one, but not for the second one, because it is not
 * https.
 */
const HOSTS = ['shop.localhost', 'intranet'];

for (const host of HOSTS) {
  test.describe(`on http://${host}`, () => {
    let origin: string;
    test.beforeEach(({ local }) => {
      origin = `http://${host}:${new URL(local.server.shop).port}`;
    });

    test('in-page mode warns about the browser’s rule and recommends whole-page mode, and the visitor signs in by the link', async ({
      local,
      localNetwork,
      page,
    }) => {
      await local.openAt(origin, localNetwork.addresses);
      const { state } = local.wechat.logins[0] ?? {};
      local.wechat.approve();
      await waitForFrameLoads(page, 2);
      await page.clock.fastForward(5_000);
      await expect.poll(() => local.console.join('\n')).toMatch(/local network access/i);
      const text = local.console.join('\n');
      expect(text).toContain('self_redirect: false');
      expect(text).not.toContain('X-Frame-Options');
      expect(local.requestsOf('/callback')).toEqual([]);

      const link = page.getByRole('link', { name: en.link });
      await expect(link).toHaveAttribute('href', new RegExp(`[?&]state=${state}(&|#)`));
      await link.click();
      await page.waitForURL(`${localNetwork.addresses.authorizationEndpoint}?**`);
      await expect.poll(() => local.wechat.logins.length).toBe(2);
      const { code } = local.wechat.approve();
      await page.waitForURL(`${origin}/callback?code=${code}&state=${state}`);
    });

    test('whole-page mode signs in', MATRIX, async ({ local, localNetwork, page }) => {
      await local.openAt(origin, { ...localNetwork.addresses, self_redirect: false });
      const { code, state } = local.wechat.approve();
      await page.waitForURL(`${origin}/callback?code=${code}&state=${state}`);
      expect(local.wechat.logins).toHaveLength(1);
    });
  });
}

test('on localhost, a visitor who allows local network access signs in in-page', async ({
  local,
  localNetwork,
  context,
}) => {
  await context.grantPermissions(['local-network-access']);
  await local.openAt(local.server.shop, localNetwork.addresses);
  const { code, state } = local.wechat.approve();
  expect(await local.waitFor('authorized')).toEqual({ code, state });
});
