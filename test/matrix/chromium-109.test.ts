import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeFlows, startSession } from '../browsers/flows.js';
import { canRunOldChromium, installChromium } from '../browsers/install-chromium.js';
import { launchChromium } from '../browsers/launch-chromium.js';
import { CALLBACK, type HostedLogin, startHostedLogin } from '../browsers/start-hosted-login.js';
import type { TestBrowser } from '../browsers/test-browser.js';

const launch = async (proxy: string) => launchChromium(await installChromium(109), proxy);

describe.runIf(canRunOldChromium)('Chromium 109', () => {
  describeFlows(startSession({ target: 'chrome109', launch }), { blocksPopups: false, knowsIsolation: true });

  // The last Chromium for Windows 7 and 8.
  describe('the login service', () => {
    let hosted: HostedLogin;
    let browser: TestBrowser;
    beforeAll(async () => {
      hosted = await startHostedLogin();
      browser = await launch(hosted.proxy);
    });
    afterAll(async () => {
      await browser?.close();
      await hosted?.close();
    }, 60_000);

    test('an application’s visitor signs in on the hosted page', async () => {
      const tab = await browser.openTab();
      await tab.goto(hosted.authorizationUrl);
      const readStatus = () =>
        tab.evaluate(() => document.querySelector<HTMLElement>('[data-status]')?.dataset.status);
      await expect.poll(readStatus, { timeout: 15_000 }).toBe('ready');
      const [width, height] = await tab.evaluate(() => {
        const box = document.querySelector('[data-status] iframe')?.getBoundingClientRect();
        return [box?.width, box?.height];
      });
      expect([width, height]).toEqual([260, 328]);
      hosted.wechat.approve();
      const readAddress = () => tab.evaluate(() => location.href);
      await expect.poll(readAddress, { timeout: 15_000 }).toContain(`${CALLBACK}?code=`);
      expect(hosted.wechat.logins).toHaveLength(1);
    });
  });
});
