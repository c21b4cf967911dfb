import type { BrowserContext, LaunchOptions } from 'playwright';
import { en } from '../../src/react/index.js';
import { test as base, expect } from './fixtures.js';
import { countFrameLoads, waitForFrameLoads } from './frame-loads.js';
import { LoginPage } from './login-page.js';
import { type ServedWeChat, serveWeChat } from './served-wechat.js';

/**
 * Chrome >= 142 keeps a page from the internet (WeChat's, in the frame) from going to an address of a local network
 * without the visitor's permission. WeChat's server counts as public here, the site keeps its loopback address.
 *
 * @see https://github.com/WICG/local-network-access
 */
interface Given {
  launchOptions: LaunchOptions;
  served: ServedWeChat;
  local: BrowserContext;
}

const test = base.extend<Given>({
  served: async ({}, use) => {
    const served = await serveWeChat();
    await use(served);
    await served.close();
  },
  local: async ({ playwright, launchOptions, served }, use) => {
    const args = [
      ...(launchOptions.args ?? []),
      `--ip-address-space-overrides=127.0.0.1:${served.port}=public`,
      '--host-resolver-rules=MAP intranet 127.0.0.1',
    ];
    const browser = await playwright.chromium.launch({ ...launchOptions, args });
    await use(await browser.newContext());
    await browser.close();
  },
  page: async ({ local }, use) => use(await local.newPage()),
  login: async ({ page, server, served }, use) => {
    server.requests.length = 0;
    const login = new LoginPage(page, server);
    login.wechat = served.wechat;
    await use(login);
  },
});

/** Opens the login page at that address of the site, and waits for WeChat's page in its frame. */
async function open(login: LoginPage, served: ServedWeChat, origin: string, more = {}): Promise<void> {
  await countFrameLoads(login.page);
  await login.page.clock.install();
  await login.page.goto(`${origin}/login`);
  await login.page.waitForFunction(() => Boolean(window.site));
  const redirect_uri = `${origin}/callback`;
  await login.render({ ...served.addresses, redirect_uri, lang: 'en', ...more });
  expect(await login.waitFor('ready')).toMatchObject({ confirmed: true });
}

/** Hosts of a local network: one that may ask the visitor, and one that may not because it is not https. */
const HOSTS = ['shop.localhost', 'intranet'];

for (const host of HOSTS) {
  test.describe(`on http://${host}`, () => {
    let origin: string;
    test.beforeEach(({ login }) => {
      origin = `http://${host}:${new URL(login.server.shop).port}`;
    });

    test('in-page: the console names the rule and the mode that works', async ({ login, served }) => {
      await open(login, served, origin);
      served.wechat.approve();
      await waitForFrameLoads(login.page, 2);
      await login.page.clock.fastForward(15_000);
      await expect.poll(() => login.console.join('\n')).toMatch(/local network access/i);
      const text = login.console.join('\n');
      expect(text).toContain('self_redirect: false');
      expect(text).not.toContain('X-Frame-Options');
      expect(login.requestsOf('/callback')).toEqual([]);
    });

    test('in-page: the visitor can go on with the full page', async ({ login, served, page }) => {
      await open(login, served, origin);
      const { state } = served.wechat.logins[0] ?? {};
      served.wechat.approve();
      await waitForFrameLoads(login.page, 2);
      await page.clock.fastForward(5_000);
      const link = page.getByRole('link', { name: en.link });
      await expect(link).toHaveAttribute('href', new RegExp(`[?&]state=${state}(&|#)`));
      await link.click();
      await page.waitForURL(`${served.addresses.authorizationEndpoint}?**`);
      await expect.poll(() => served.wechat.logins.length).toBe(2);
      const { code } = served.wechat.approve();
      await page.waitForURL(`${origin}/callback?code=${code}&state=${state}`);
    });

    test('the whole-page mode signs in', async ({ login, served, page }) => {
      await open(login, served, origin, { self_redirect: false });
      const { code, state } = served.wechat.approve();
      await page.waitForURL(`${origin}/callback?code=${code}&state=${state}`);
      expect(served.wechat.logins).toHaveLength(1);
    });
  });
}

test('on localhost, a visitor who allows it signs in in-page', async ({ login, local, served }) => {
  await local.grantPermissions(['local-network-access']);
  await open(login, served, login.server.shop);
  const { code, state } = served.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
});
