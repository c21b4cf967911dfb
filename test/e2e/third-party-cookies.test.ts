import { browserWith } from './browser-with.js';
import { expect, test } from './fixtures.js';

test.use({
  locale: 'zh-CN',
  context: browserWith({ args: ['--test-third-party-cookie-phaseout'] }),
});

test('every way to sign in works with third-party cookies blocked', async ({ site, page }) => {
  // The control: a page can set a cookie at top level, but not in a frame of another site.
  for (const [host, body] of [
    ['other', '<p></p>'],
    ['around', '<iframe src="https://other.example/"></iframe>'],
  ]) {
    await page.route(`https://${host}.example/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `${body}` }),
    );
  }
  const keepCookie = () => {
    document.cookie = 'third=party; SameSite=None; Secure';
    return document.cookie;
  };
  await page.goto('https://around.example/');
  const inFrame = page.frameLocator('iframe').locator('p');
  expect(await inFrame.evaluate(keepCookie)).toBe('');
  await page.goto('https://other.example/');
  expect(await page.evaluate(keepCookie)).toBe('third=party');

  await site.open();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.getByRole('button', { name: '退出登录' }).click();
  await site.openByLink();
  site.wechat.approve();
  await site.expectSignedIn();
  await page.getByRole('button', { name: '退出登录' }).click();
  await site.untilReady();
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: '在新窗口中登录' }).click();
  await expect((await opened).getByText('使用微信扫一扫登录')).toBeVisible();
  site.wechat.approve();
  await site.expectSignedIn();
});
