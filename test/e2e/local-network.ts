import type { Browser } from 'playwright';
import { test as base } from 'playwright/test';
import { launchOptions } from '../../scripts/find-chromium.mjs';
import { createWeChatSimulator, type WeChatSimulator } from '../../src/simulator/index.js';
import { type ServedWeChat, serveWeChat } from './served-wechat.js';

/** A browser for which WeChat's server is public, and every other server local. */
export interface LocalNetwork {
  browser: Browser;
  addresses: ServedWeChat['addresses'];
  /** Of the current test. */
  wechat: WeChatSimulator;
}

export const withLocalNetwork = base.extend<object, { localNetwork: LocalNetwork }>({
  localNetwork: [
    async ({ playwright }, use) => {
      const local = { wechat: createWeChatSimulator() };
      const served = await serveWeChat({ fetch: (...all) => local.wechat.fetch(...all) });
      const options = launchOptions();
      const args = [
        ...options.args,
        `--ip-address-space-overrides=127.0.0.1:${served.port}=public`,
        '--host-resolver-rules=MAP intranet 127.0.0.1',
      ];
      const browser = await playwright.chromium.launch({ ...options, args });
      await use(Object.assign(local, { browser, addresses: served.addresses }));
      await browser.close();
      await served.close();
    },
    { scope: 'worker' },
  ],
});
