import type { Page } from 'playwright/test';
import { browserWith } from './browser-with.js';
import { expect, test } from './fixtures.js';
import { APPID, type LoginPage } from './login-page.js';

const offerLink = (login: LoginPage, page: Page, path = '/relay') =>
  page.evaluate((options) => window.site.offerLink(options), {
    appid: APPID,
    redirect_uri: `${login.server.shop}${path}`,
    lang: 'en' as const,
  });

const clickLink = async (login: LoginPage, page: Page) => {
  const count = login.wechat.logins.length;
  await page.getByRole('link', { name: 'Link' }).click();
  await page.getByRole('img').waitFor();
  expect(login.wechat.logins).toHaveLength(count + 1);
};

/** Resolves to the result that the redirect page has reported. */
const relayed = async (page: Page) => {
  await page.waitForFunction(() => window.site?.events.length);
  return page.evaluate(() => window.site.events);
};

test('a link returns the whole page with a code and the state that this tab sent', async ({
  login,
  page,
}) => {
  await login.open();
  await offerLink(login, page, '/relay?next=a%26b');
  await clickLink(login, page);
  expect(login.wechat.logins[0]?.query).toMatchObject({
    response_type: 'code',
    scope: 'snsapi_login',
    lang: 'en',
  });
  const { code, state } = login.wechat.approve();
  expect(await relayed(page)).toEqual([['relayed', { type: 'authorized', code, state, verified: true }]]);
  expect(login.requestsOf('/relay').at(0)?.cookie).toBe('session=lax');
});

test('a link returns the whole page without a code when the visitor refuses', async ({ login, page }) => {
  await login.open();
  await offerLink(login, page);
  await clickLink(login, page);
  const { state } = login.wechat.refuse();
  expect(await relayed(page)).toEqual([['relayed', { type: 'refused', state, verified: true }]]);
});

test('relayCallback removes the result from the address, the history and the referrer', async ({
  login,
  page,
}) => {
  await login.open();
  await offerLink(login, page, '/relay?next=1');
  await clickLink(login, page);
  const { code, state } = login.wechat.approve();
  await relayed(page);
  expect(page.url()).toBe(`${login.server.shop}/relay?next=1`);
  // Forward to another page, which sees where the visitor came from, and back.
  await page.evaluate(() => {
    location.href = '/login';
  });
  await page.waitForURL('**/login');
  expect(await page.evaluate(() => document.referrer)).toBe(`${login.server.shop}/relay?next=1`);
  await page.goBack();
  expect(page.url()).toBe(`${login.server.shop}/relay?next=1`);
  // The page is loaded again without the result, so no code is used twice.
  const asked = login.requestsOf('/relay').map(({ url }) => url);
  expect(asked.filter((url) => url.includes(code))).toHaveLength(1);
  expect(asked.filter((url) => url.includes(state))).toHaveLength(1);
});

test('each click on a link sends a new state, also after Back', async ({ login, page }) => {
  await login.open();
  await offerLink(login, page);
  await clickLink(login, page);
  await page.goBack();
  // A browser can restore the page or load it again.
  await page.waitForFunction(() => Boolean(window.site));
  await offerLink(login, page);
  await clickLink(login, page);
  const [first, second] = login.wechat.logins;
  expect(first?.state).not.toBe(second?.state);
  const { code, state } = login.wechat.approve(second);
  expect(await relayed(page)).toEqual([['relayed', { type: 'authorized', code, state, verified: true }]]);
});

test('a tab does not accept the state of another tab', async ({ login, page, context }) => {
  await login.open();
  const tab = await context.newPage();
  await tab.goto(page.url());
  await tab.waitForFunction(() => Boolean(window.site));
  for (const each of [page, tab]) {
    await offerLink(login, each);
    await clickLink(login, each);
  }
  const [first, second] = login.wechat.logins;
  login.wechat.approve(second);
  expect(await relayed(tab)).toMatchObject([['relayed', { state: second?.state, verified: true }]]);
  await page.goto(`${login.server.shop}/relay?code=evil&state=${second?.state}`);
  expect(await relayed(page)).toMatchObject([['relayed', { code: 'evil', verified: false }]]);
  expect(first?.state).not.toBe(second?.state);
});

test.describe('in a browser with tabs', () => {
  test.use({ context: browserWith({}) });

  test('verifyState() refuses the state of a link that was opened in a new tab', async ({
    login,
    page,
    context,
  }) => {
    await login.open();
    await offerLink(login, page);
    const opened = context.waitForEvent('page');
    const link = page.getByRole('link', { name: 'Link' });
    await link.click({ modifiers: ['Control'] });
    const tab = await opened;
    // The browser can send the first request of such a tab before Playwright routes it.
    await tab.goto((await link.getAttribute('href')) ?? '');
    await tab.getByRole('img').waitFor();
    const { state } = login.wechat.approve();
    expect(await relayed(tab)).toMatchObject([['relayed', { state, verified: false }]]);
  });
});
