import { describe, expect, test } from 'vitest';
import { describeFlows, startSession } from '../browsers/flows.js';
import { canRunOldChromium, installChromium } from '../browsers/install-chromium.js';
import { launchChromium } from '../browsers/launch-chromium.js';

const launch = async (proxy: string) => launchChromium(await installChromium(86), proxy);

describe.runIf(canRunOldChromium)('Chromium 86', () => {
  describeFlows(startSession({ target: 'chrome86', launch }), { blocksPopups: false, knowsIsolation: false });

  // A project that does not build for old browsers: the syntax of the package itself has to be old enough.
  describe('a page that is built for new browsers only', () => {
    const session = startSession({ target: 'esnext', launch });

    test('the page gets the code', async () => {
      const { login } = session;
      await login.open();
      await login.render();
      await login.waitFor('ready');
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('authorized')).toEqual({ code, state });
      expect(await login.complaints()).toEqual([]);
    });
  });
});
