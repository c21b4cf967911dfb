import { describe, expect, test } from 'vitest';
import type { Life } from './life.js';

const WEBSITE = ['createQrLogin', 'WeChatQrLogin'] as const;
const MINI_PROGRAM = ['createMiniProgramQrLogin', 'MiniProgramQrLogin'] as const;
const WHOLE_PAGE = WEBSITE.flatMap((login) => [
  [login, 'self_redirect: false'] as const,
  [login, 'self_redirect unset'] as const,
]);

/** The visitor leaves the login page and presses Back. `goBack` fails unless the browser has kept the page. */
export function describeBackForwardCache(life: Life) {
  describe('a page restored from the back/forward cache', () => {
    test.each(WEBSITE)('%s requests a new code after a login, and signs in again', async (login) => {
      const tab = life.openTab({ login, leaveAt: 'onAuthorized' });
      await tab.waitFor('ready');
      life.site.wechat.approve();
      await tab.waitFor('onAuthorized');

      await tab.goBack();
      await tab.waitFor('ready', 2);
      const [first, second] = life.site.wechat.logins;
      expect(second?.state).not.toBe(first?.state);
      const { code, state } = life.site.wechat.approve();
      expect((await tab.waitFor('onAuthorized', 2)).detail).toEqual({ code, state });
      expect(life.site.wechat.logins).toHaveLength(2);
      expect(tab.of('onError')).toEqual([]);
    });

    test.each(WHOLE_PAGE)('%s in whole-page mode (%s) requests a new code', async (login, wholePage) => {
      const tab = life.openTab({ login, wholePage });
      await tab.waitFor('ready');
      // Firefox does not keep a page that is left while its frame loads.
      await tab.waitFor('frame loaded');
      const first = life.site.wechat.approve();
      expect((await tab.waitFor('callback')).detail).toEqual({ code: first.code, state: first.state });

      await tab.goBack();
      await tab.waitFor('ready', 2);
      const second = life.site.wechat.approve();
      expect(second.state).not.toBe(first.state);
      expect((await tab.waitFor('callback', 2)).detail).toEqual({ code: second.code, state: second.state });
      expect(life.site.wechat.logins).toHaveLength(2);
      expect(tab.of('onError')).toEqual([]);
    });

    test.each(MINI_PROGRAM)('%s requests a new code after a login, and signs in again', async (login) => {
      const tab = life.openTab({ login, leaveAt: 'onAuthorized' });
      await tab.waitFor('ready');
      life.confirmMiniProgram('first');
      expect((await tab.waitFor('onAuthorized')).detail).toMatchObject({ result: { openid: 'first' } });

      await tab.goBack();
      await tab.waitFor('ready', 2);
      life.confirmMiniProgram('second');
      const { detail } = await tab.waitFor('onAuthorized', 2);
      expect(detail).toMatchObject({ result: { openid: 'second' } });
      expect(life.site.miniProgram.logins).toHaveLength(2);
      expect(tab.of('onError')).toEqual([]);
    });

    test.each([...WEBSITE, 'MiniProgramQrLogin'] as const)(
      '%s requests no code while enabled is false, then one code',
      async (login) => {
        const tab = life.openTab({ login, enabled: false, leaveAt: 'opened' });
        await tab.waitFor('opened');
        await tab.goBack();
        await tab.waitFor('settled');
        expect(life.site.requests).toEqual([]);
        tab.order('enable');
        await tab.waitFor('ready');
        expect(life.countCodes()).toBe(1);
      },
    );
  });
}

/**
 * The same for a page that the visitor leaves while its code can be scanned. Firefox does not keep a page with pending
 * requests.
 */
export function describeBackForwardCacheWithRequests(life: Life) {
  test.each([...WEBSITE, ...MINI_PROGRAM])(
    '%s requests a new code when a page that showed one is restored',
    async (login) => {
      const tab = life.openTab({ login, leaveAt: 'ready' });
      await tab.waitFor('ready');
      await tab.goBack();
      await tab.waitFor('ready', 2);
      expect(life.countCodes()).toBe(2);
      expect(tab.of('onError')).toEqual([]);
    },
  );
}
