import type { Page } from 'playwright/test';
import type { WeChatQrLoginElement } from '../../src/element/index.js';
import { findViolations } from './axe.js';
import { expect, SHOP, tag, test } from './element-page.js';

/** Adds listeners in the page, and returns their events. */
async function record(page: Page, ...types: string[]) {
  await page.evaluate((names) => {
    const events: [string, unknown][] = [];
    Object.assign(window, { events });
    const login = document.querySelector('wechat-qr-login');
    for (const name of names) {
      login?.addEventListener(name, (event) => events.push([name, (event as CustomEvent).detail]));
    }
  }, types);
  return () => page.evaluate(() => (window as unknown as { events: [string, unknown][] }).events);
}

test('one script and one tag make a login page', async ({ elementPage, page }) => {
  await elementPage.open(tag());
  const events = await record(page, 'authorized');
  await elementPage.waitFor('ready');
  const { code, state } = elementPage.wechat.approve();
  await elementPage.waitFor('authorized');
  expect(await events()).toEqual([['authorized', { code, state }]]);
  await expect(elementPage.login.locator('iframe')).toHaveCount(0);
  await expect(elementPage.login.getByText('已确认，正在登录…')).toBeVisible();
  expect(elementPage.wechat.logins).toHaveLength(1);
  expect(elementPage.console).toEqual([]);
});

test('the global of the script tag has the core and the languages, and a second script tag has no effect', async ({
  elementPage,
  page,
}) => {
  await elementPage.open(
    `${tag('enabled="false"')}<script src="/wechat-qr-login.global.js?second"></script>`,
  );
  const names = await page.evaluate(() =>
    Object.keys((window as unknown as { wechatQrLogin: object }).wechatQrLogin),
  );
  expect(names).toEqual(
    expect.arrayContaining(['createQrLogin', 'openLoginPopup', 'relayCallback', 'isWeChatBrowser', 'zhTW']),
  );
  expect(elementPage.console).toEqual([]);
});

test('dispatches an event for a refusal, and the keyboard reaches the button that requests a new QR code', async ({
  elementPage,
  page,
}) => {
  await elementPage.open(tag('lang="en"'));
  const events = await record(page, 'refused');
  await elementPage.waitFor('ready');
  elementPage.wechat.refuse();
  await expect(elementPage.login.getByRole('status')).toHaveText(/You canceled the login/);
  expect(await events()).toHaveLength(1);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Refresh QR code' })).toBeFocused();
  await page.keyboard.press('Enter');
  await elementPage.waitFor('ready');
  expect(elementPage.wechat.logins).toHaveLength(2);
  const focused = await elementPage.login.evaluate(
    (login) => document.activeElement === login && login.shadowRoot?.activeElement?.getAttribute('part'),
  );
  expect(focused).toBe('box');
});

test('axe finds no violation in any status, light or dark', async ({ elementPage, page }) => {
  await elementPage.open(
    `<style>:root{color-scheme:light dark;background:Canvas;color:CanvasText}</style>${tag('lang="en" expiresIn="60000"')}`,
  );
  await page.clock.install();
  await elementPage.waitFor('ready');
  const check = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findViolations(page, 'main')).toEqual([]);
    }
  };
  elementPage.wechat.refuse();
  await elementPage.waitFor('refused');
  await check();
  await elementPage.login.evaluate((login: WeChatQrLoginElement) => {
    login.script = 'required';
    login.retries = 0;
    login.scriptUrl = '/missing.js';
  });
  await elementPage.waitFor('error');
  await expect(elementPage.login.getByRole('alert').getByRole('button', { name: 'Try again' })).toBeVisible();
  await check();
});

test('with self_redirect="false", the whole page goes to redirect_uri', async ({ elementPage, page }) => {
  await elementPage.open(tag('self_redirect="false"'));
  await elementPage.waitFor('ready');
  const { code, state } = elementPage.wechat.approve();
  await page.waitForURL(`${SHOP}/wechat-callback.html?code=${code}&state=${state}`);
});

/** The policy of docs/security.md, strict in everything else. */
const CSP = `default-src 'none'; connect-src 'self'; style-src 'none'; script-src 'self' https://res.wx.qq.com; frame-src https://open.weixin.qq.com 'self'`;

test.describe('under a strict policy', () => {
  for (const [name, csp] of [
    ['Content-Security-Policy', CSP],
    ['Trusted Types', `${CSP}; require-trusted-types-for 'script'; trusted-types wechat-qr-login`],
  ] as const) {
    test(`${name}: the login works with its styles, without a violation`, async ({ elementPage }) => {
      await elementPage.open(tag('lang="en"'), { 'content-security-policy': csp });
      await elementPage.waitFor('ready');
      elementPage.wechat.refuse();
      await elementPage.waitFor('refused');
      const styles = await elementPage.login.evaluate((login) => {
        const find = (part: string) => login.shadowRoot?.querySelector(`[part=${part}]`) as Element;
        const { display, position } = getComputedStyle(find('overlay'));
        const { width, height } = getComputedStyle(find('box'));
        return [display, position, width, height];
      });
      expect(styles).toEqual(['grid', 'absolute', '300px', '400px']);
      await elementPage.login.evaluate((login: WeChatQrLoginElement) => login.refresh());
      await elementPage.waitFor('ready');
      elementPage.wechat.approve();
      await elementPage.waitFor('authorized');
      expect(elementPage.console).toEqual([]);
    });
  }
});

test.describe('a login that is moved', () => {
  const move = (page: Page, how: 'append' | 'moveBefore') =>
    page.evaluate((method) => {
      const login = document.querySelector('wechat-qr-login') as WeChatQrLoginElement;
      const place = document.body.appendChild(document.createElement('section'));
      if (method === 'append') place.append(login);
      else (place as unknown as { moveBefore(node: Node, child: null): void }).moveBefore(login, null);
    }, how);

  test('before its frame is inserted requests one QR code', async ({ elementPage, page }) => {
    await elementPage.open('');
    await page.evaluate((html) => {
      document.body.insertAdjacentHTML('beforeend', html);
      const login = document.querySelector('wechat-qr-login') as WeChatQrLoginElement;
      for (let times = 0; times < 3; times++)
        document.body.appendChild(document.createElement('p')).append(login);
    }, tag());
    await elementPage.waitFor('ready');
    expect(elementPage.wechat.logins).toHaveLength(1);
  });

  test('by moveBefore() keeps its QR code', async ({ elementPage, page }) => {
    await elementPage.open(tag());
    const events = await record(page, 'statuschange', 'authorized');
    await elementPage.waitFor('ready');
    const before = (await events()).length;
    await move(page, 'moveBefore');
    const { code, state } = elementPage.wechat.approve();
    await elementPage.waitFor('authorized');
    expect((await events()).slice(before)).toEqual([
      ['statuschange', { status: 'authorized', previous: 'ready' }],
      ['authorized', { code, state }],
    ]);
    expect(elementPage.wechat.logins).toHaveLength(1);
  });

  test('by append() stays ready, although the browser loads the frame again', async ({
    elementPage,
    page,
  }) => {
    await elementPage.open(tag());
    const events = await record(page, 'statuschange', 'authorized');
    await elementPage.waitFor('ready');
    const before = (await events()).length;
    await move(page, 'append');
    await elementPage.wechat.waitFor('requested', { count: 2 });
    const [first, second] = elementPage.wechat.logins;
    expect(second?.state).toBe(first?.state);
    await expect(elementPage.login.frameLocator('iframe').locator('img').first()).toBeVisible();
    const { code, state } = elementPage.wechat.approve();
    await elementPage.waitFor('authorized');
    expect((await events()).slice(before)).toEqual([
      ['statuschange', { status: 'authorized', previous: 'ready' }],
      ['authorized', { code, state }],
    ]);
    expect(elementPage.wechat.logins).toHaveLength(2);
  });
});

test.describe('the page around it', () => {
  test('styles parts and replaces slots', async ({ elementPage }) => {
    await elementPage.open(
      `<style>wechat-qr-login::part(button){background:rgb(1, 2, 3)}wechat-qr-login[data-status=refused]{outline:3px solid}</style>${tag(
        '',
        '<b slot="expired">old</b><b slot="authorized">Welcome back</b>',
      )}`,
    );
    await elementPage.waitFor('ready');
    await expect(elementPage.login.getByText('Welcome back')).toBeHidden();
    elementPage.wechat.refuse();
    await expect(elementPage.login.getByRole('button')).toHaveCSS('background-color', 'rgb(1, 2, 3)');
    await expect(elementPage.login).toHaveCSS('outline-width', '3px');
    await elementPage.login.evaluate((login: WeChatQrLoginElement) => login.refresh());
    await elementPage.waitFor('ready');
    elementPage.wechat.approve();
    await expect(elementPage.login.getByText('Welcome back')).toBeVisible();
    await expect(elementPage.login.getByText('old')).toBeHidden();
    await expect(elementPage.login.getByText('已确认')).toBeHidden();
  });

  test('reaches neither frame nor overlay with its rules for all elements', async ({ elementPage }) => {
    await elementPage.open(
      `<style>div,span,button,iframe{display:none!important;position:static!important}</style>${tag()}`,
    );
    await expect(elementPage.login.frameLocator('iframe').locator('img').first()).toBeVisible();
    elementPage.wechat.refuse();
    await expect(elementPage.login.getByRole('button')).toBeVisible();
  });

  test('can be a shadow tree, which gets the events from the element only', async ({ elementPage, page }) => {
    await elementPage.open('<div id="host"></div>');
    await page.evaluate((html) => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = html;
    }, tag());
    await elementPage.waitFor('ready');
    elementPage.wechat.approve();
    await elementPage.waitFor('authorized');
    expect(elementPage.console).toEqual([]);
  });

  test('can be narrower than the box, and does not scroll horizontally', async ({ elementPage, page }) => {
    await page.setViewportSize({ width: 240, height: 600 });
    await elementPage.open(tag());
    await elementPage.waitFor('ready');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(240);
  });
});
