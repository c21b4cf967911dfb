import { describe, expect, test } from 'vitest';
import type { Life } from './life.js';
import type { WebsiteLogin } from './site/page-options.js';

const CALLBACKS: readonly (readonly [callback: string, login: WebsiteLogin])[] = [
  ['/cleaning-callback', 'createQrLogin'],
  ['/cleaning-callback#/login', 'WeChatQrLogin'],
];

/** The frame returns to a page of the site that removes code and state from its address at once. */
export function describeCleanedAddress(life: Life) {
  describe.each([
    ['visible', false],
    ['hidden', true],
  ])('a callback page that removes the code from its address, in a %s tab', (_name, hidden) => {
    const open = async (callback: string, login: WebsiteLogin) => {
      const tab = life.openTab({ login, callback });
      await tab.waitFor('ready');
      if (hidden) await life.hide(tab);
      return tab;
    };

    test.each(CALLBACKS)('%s signs in', async (callback, login) => {
      const tab = await open(callback, login);
      const { code, state } = life.site.wechat.approve();
      expect(await tab.waitFor('onAuthorized')).toMatchObject({ hidden, detail: { code, state } });
      expect(tab.of('onAuthorized')).toHaveLength(1);
      expect(tab.of('onError')).toEqual([]);
    });

    test.each(CALLBACKS)('%s reports that the visitor refused', async (callback, login) => {
      life.site.reset({ refusal: 'redirect' });
      const tab = await open(callback, login);
      const { state } = life.site.wechat.refuse();
      expect(await tab.waitFor('onRefused')).toMatchObject({ hidden, detail: { state } });
      expect(tab.of('onAuthorized')).toEqual([]);
      expect(tab.of('onError')).toEqual([]);
    });
  });
}
