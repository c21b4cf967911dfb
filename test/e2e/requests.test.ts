import { expect, test } from './fixtures.js';

test.describe('a login requests from WeChat', () => {
  test('one QR code under StrictMode, and none for new callbacks, sizes and texts', async ({
    login,
    page,
  }) => {
    await login.open();
    await login.render({ state: 'one' });
    await login.waitFor('ready');
    for (let i = 0; i < 20; i++) {
      await login.render({ state: 'one', width: 300 + i, labels: { title: `QR ${i}` }, timeout: 10_000 + i });
    }
    await login.settle();
    expect(login.wechat.logins).toHaveLength(1);
    expect((await login.of('status')).join(' ')).toBe('loading mounting ready');
    await expect(page.getByTitle('QR 19')).toHaveAttribute('width', '319');
  });

  test('one more QR code for a changed value, and for refresh(), with a new state', async ({
    login,
    page,
  }) => {
    await login.open();
    await login.render({ style: 'black' });
    await login.waitFor('ready');
    await login.render({ style: 'white' });
    await login.waitFor('ready', 2);
    await page.evaluate(() => window.site.refresh());
    await login.waitFor('ready', 3);
    await login.settle();
    expect(login.wechat.logins.map(({ query }) => query.style)).toEqual(['black', 'white', 'white']);
    expect(new Set(login.wechat.logins.map(({ state }) => state)).size).toBe(3);
  });

  test('no QR code while enabled is false, and reports no error for incomplete options', async ({
    login,
  }) => {
    await login.open();
    await login.render({ enabled: false, appid: '' });
    await login.settle();
    expect(login.wechat.logins).toHaveLength(0);
    expect(await login.events()).toEqual([]);
    await login.render({ enabled: true });
    await login.waitFor('ready');
    await login.render({ enabled: false });
    await login.waitFor('status', 4);
    expect((await login.of('status')).join(' ')).toBe('loading mounting ready idle');
    expect(login.wechat.logins).toHaveLength(1);
  });
});
