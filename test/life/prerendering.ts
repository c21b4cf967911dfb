import { describe, expect, test } from 'vitest';
import type { Life } from './life.js';
import type { PageOptions } from './site/page-options.js';

const LOGINS = ['createQrLogin', 'WeChatQrLogin', 'createMiniProgramQrLogin', 'MiniProgramQrLogin'] as const;

/**
 * The visitor opens the page after `timeout` has passed. If the timeout counted before that, the login would report an
 * error.
 */
const TIMES = { timeout: 2000, wait: 2300 };

export function describePrerendering(life: Life) {
  const prerender = async (options: PageOptions) => {
    const tab = life.openTab((own) => {
      const next = own.loginPage(options);
      return `/start?${new URLSearchParams({ tab: own.id, next })}`;
    });
    expect(await tab.waitFor('waited')).toMatchObject({ prerendering: true });
    return tab;
  };

  describe('a prerendered page', () => {
    test.each(LOGINS)(
      '%s requests no code, and one code as soon as the visitor opens the page',
      async (login) => {
        const options = { login, ...TIMES };
        const tab = await prerender(options);
        expect(life.site.requests).toEqual([]);
        expect(tab.reports.map(({ name }) => name)).toEqual(['opened', 'waited']);

        tab.order(tab.loginPage(options));
        expect(await tab.waitFor('ready')).toMatchObject({ prerendering: false });
        // Opened, not loaded a second time.
        expect(tab.of('opened')).toHaveLength(1);
        expect(life.countCodes()).toBe(1);
        if (life.site.wechat.logins.length) life.site.wechat.approve();
        else life.confirmMiniProgram('visitor');
        await tab.waitFor('onAuthorized');
        expect(tab.of('onError')).toEqual([]);
      },
    );

    test.each(LOGINS)('%s requests no code if the visitor never opens the page', async (login) => {
      const tab = await prerender({ login, wait: 100 });
      const other: PageOptions = { login: 'createQrLogin', enabled: false, callback: '/elsewhere' };
      tab.order(tab.loginPage(other));
      expect(await tab.waitFor('opened', 2)).toMatchObject({ prerendering: false });
      expect(life.site.requests).toEqual([]);
      expect(tab.of('onError')).toEqual([]);
    });
  });
}
