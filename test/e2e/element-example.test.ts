import { readFileSync } from 'node:fs';
import { test as base, expect, SHOP } from './element-page.js';

/** examples/html, unchanged. */
const test = base.extend<{ finished: unknown[] }>({
  finished: async ({ elementPage, page }, use) => {
    const read = (name: string) => readFileSync(`examples/html/${name}`, 'utf8');
    await elementPage.serve('/', read('index.html'), 'text/html');
    await elementPage.serve('/login.js', read('login.js'), 'text/javascript');
    await elementPage.serve('/login.css', read('login.css'), 'text/css');
    const finished: unknown[] = [];
    await page.route(`${SHOP}/api/wechat`, async (route) => {
      finished.push(route.request().postDataJSON());
      await route.fulfill({ json: { nickname: '小林 Lin' } });
    });
    await page.goto(`${SHOP}/`);
    await use(finished);
  },
});

test('html: a scan signs in', async ({ elementPage, page, finished }) => {
  await elementPage.waitFor('ready');
  const { code, state } = elementPage.wechat.approve();
  await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
  expect(finished).toEqual([{ code, state }]);
  expect(elementPage.wechat.logins).toHaveLength(1);
  expect(elementPage.console).toEqual([]);
});

test('html: a refusal shows the slot of the page, and its button starts again', async ({
  elementPage,
  page,
  finished,
}) => {
  await elementPage.waitFor('ready');
  elementPage.wechat.refuse();
  await expect(page.getByText('You canceled the login in WeChat.')).toBeVisible();
  await page.getByRole('button', { name: 'Scan again' }).click();
  await elementPage.waitFor('ready');
  await expect(page.getByText('You canceled the login in WeChat.')).toBeHidden();
  expect(finished).toEqual([]);
  expect(elementPage.wechat.logins).toHaveLength(2);
});

test('html: the visitor can scan again if the server does not answer', async ({
  elementPage,
  page,
  finished,
}) => {
  await page.route(`${SHOP}/api/wechat`, (route) => route.fulfill({ status: 503 }));
  await elementPage.waitFor('ready');
  elementPage.wechat.approve();
  await expect(page.getByText("You couldn't be signed in")).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await elementPage.waitFor('ready');
  expect(finished).toEqual([]);
});
