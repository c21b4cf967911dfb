import { PNG } from 'pngjs';
import { expect, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';

const PAGE = 'html { color-scheme: light dark } body { background: light-dark(#ffffff, #102030) }';

/** Returns the color of the frame's lower left corner, where WeChat's page is empty. */
async function readCorner({ page }: LoginPage): Promise<number[]> {
  const { data, width, height } = PNG.sync.read(await page.locator('iframe').screenshot());
  const start = ((height - 3) * width + 2) * 4;
  return [...data.subarray(start, start + 3)];
}

const readTitle = ({ page }: LoginPage) =>
  page
    .frameLocator('iframe')
    .locator('.title')
    .evaluate((title) => getComputedStyle(title).color);

const DARK = [16, 32, 48];
const LIGHT = [255, 255, 255];

test('appearance: auto follows the visitor’s system on the page and in WeChat’s frame, with one QR code', async ({
  login,
}) => {
  await login.page.emulateMedia({ colorScheme: 'dark' });
  await login.open();
  await login.page.addStyleTag({ content: PAGE });
  await login.render({ appearance: 'auto' });
  await login.waitFor('ready');
  expect([await readCorner(login), await readTitle(login)]).toEqual([DARK, 'rgb(242, 242, 242)']);
  await login.page.emulateMedia({ colorScheme: 'light' });
  expect([await readCorner(login), await readTitle(login)]).toEqual([LIGHT, 'rgb(55, 55, 55)']);
  await login.page.emulateMedia({ colorScheme: 'dark' });
  expect([await readCorner(login), await readTitle(login)]).toEqual([DARK, 'rgb(242, 242, 242)']);
  expect(login.wechat.logins).toHaveLength(1);
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
});

test('appearance: dark shows the dark page through WeChat’s frame, also with a light system', async ({
  login,
}) => {
  await login.page.emulateMedia({ colorScheme: 'light' });
  await login.open();
  await login.page.addStyleTag({ content: 'body { background: #102030; color: #fff }' });
  for (const [index, stylelite] of [undefined, 1 as const].entries()) {
    await login.render({ appearance: 'dark', stylelite });
    await login.waitFor('ready', index + 1);
    const text = login.page.frameLocator('iframe').locator(stylelite ? '.web_qrcode_tips' : '.title');
    await expect(text).toHaveCSS('color', 'rgb(255, 255, 255)');
    // The newer look ignores stylesheets, so WeChat's page determines its background.
    if (!stylelite) expect(await readCorner(login)).toEqual(DARK);
  }
});
