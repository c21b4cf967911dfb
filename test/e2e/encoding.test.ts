import { WECHAT_OPTIONS } from '../option-values.js';
import { expect, MATRIX, test } from './fixtures.js';

const PATHS = {
  'a query': '/callback?next=/a&b=c%26d',
  'a fragment': '/callback#/login',
  unicode: '/回调?名=值',
  'an encoded address inside': `/callback?url=${encodeURIComponent('https://x.example/?a=1&b=2')}`,
};

test('WeChat gets an unchanged redirect_uri, raw or already encoded', async ({ login }) => {
  await login.open();
  for (const [index, [name, path]] of Object.entries(PATHS).entries()) {
    await test.step(`with ${name}`, async () => {
      const redirect_uri = login.server.shop + path;
      await login.render({ redirect_uri });
      await login.waitFor('ready', index + 1);
      expect(login.wechat.logins[index]?.redirect_uri).toBe(redirect_uri);
      // The same address, so the same QR code.
      await login.render({ redirect_uri: encodeURIComponent(redirect_uri) });
      await login.render({ redirect_uri: encodeURIComponent(encodeURIComponent(redirect_uri)) });
      await login.settle();
      expect(login.wechat.logins).toHaveLength(index + 1);
      const { code, state } = login.wechat.approve();
      expect(await login.waitFor('authorized', index + 1)).toEqual({ code, state });
    });
  }
});

test('WeChat returns an unchanged state with & # + % = and Unicode characters', async ({ login }) => {
  await login.open();
  const state = 'a&b=c#d+e%20f/g?h 微信🙂';
  await login.render({ state });
  await login.waitFor('ready');
  expect(login.wechat.logins[0]?.state).toBe(state);
  const { code } = login.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
});

test("css with +, quotes and Unicode characters styles WeChat's page, with its script and without", async ({
  login,
  page,
}) => {
  await login.open();
  for (const [index, script] of (['preferred', 'none'] as const).entries()) {
    const css = `.impowerBox .title::after { content: "+ '微信' & # % 🙂" }\n.impowerBox .qrcode { width: 123px }`;
    await login.render({ css, script, id: script });
    await login.waitFor('ready', index + 1);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('img')).toHaveCSS('width', '123px');
    expect(
      await frame.locator('.title').evaluate((title) => getComputedStyle(title, '::after').content),
    ).toBe(`"+ '微信' & # % 🙂"`);
  }
});

test(
  'WeChat gets the same query for every option with its script and without it',
  MATRIX,
  async ({ login }) => {
    await login.open();
    // WeChat refuses websites any other scope.
    const options = { ...WECHAT_OPTIONS, scope: 'snsapi_login' };
    // Numbers as text, like values of a form.
    await login.render({ ...options, stylelite: '1' as unknown as 1, fast_login: '0' as unknown as 0 });
    await login.waitFor('ready');
    await login.render({ ...options, script: 'none', id: 'another' });
    await login.waitFor('ready', 2);
    const [scripted, direct] = login.wechat.logins.map(({ query: { ts, ...query } }) => ({
      ...query,
      ts: Boolean(ts),
    }));
    expect(direct).toEqual(scripted);
    expect(Object.keys(direct ?? {}).sort()).toEqual(Object.keys(scripted ?? {}).sort());
    expect(direct).toMatchObject({
      ...options,
      stylelite: '1',
      fast_login: '0',
      self_redirect: 'false',
      ts: true,
    });
  },
);

test('a hash router gets code and state wherever WeChat puts them', async ({ login, page }) => {
  await login.open();
  await login.render({ redirect_uri: `${login.server.shop}/app?tab=1#/login` });
  for (const [index, placement] of (['end', 'query', 'both'] as const).entries()) {
    await login.waitFor('ready', index + 1);
    const { code, state } = login.wechat.approve({ placement });
    expect(await login.waitFor('authorized', index + 1)).toEqual({ code, state });
    await page.evaluate(() => window.site.refresh());
  }
});
