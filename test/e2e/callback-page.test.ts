import { expect, test } from './fixtures.js';
import { getCallbackPage } from './get-callback-page.js';
import { openPopup } from './popup.js';

/** Collects the violations of callback.html's policy, in any frame or window. */
const refusals = (console: string[]) => console.filter((text) => /Content.Security.Policy/i.test(text));

test('callback.html in a frame sends the code to the page, and sends no other request', async ({ login }) => {
  await login.open();
  const { shop, other } = login.server;
  await login.render({ redirect_uri: `${other}/callback.html?to=${encodeURIComponent(shop)}` });
  await login.waitFor('ready');
  login.server.requests.length = 0;
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('authorized')).toEqual({ code, state });
  expect(login.console).toEqual([]);
  expect(login.server.requests.map(({ url }) => new URL(url).pathname)).toEqual(['/callback.html']);
});

test('callback.html in a frame of the same origin sends a refusal to the page', async ({ login }) => {
  await login.open();
  await login.render({ redirect_uri: `${login.server.shop}/callback.html` });
  await login.waitFor('ready');
  const { state } = login.wechat.refuse();
  expect(await login.waitFor('refused')).toEqual({ state });
});

test('the policy of callback.html blocks its script if one character is changed', async ({
  login,
  context,
}) => {
  await login.open();
  const body = (await getCallbackPage()).replace('</script>', ' </script>');
  await context.route('**/callback.html?*', (route) => route.fulfill({ contentType: 'text/html', body }));
  const popup = await openPopup(login, { redirect_uri: `${login.server.shop}/callback.html` });
  const said: string[] = [];
  popup.on('console', (message) => said.push(message.text()));
  const { code } = login.wechat.approve();
  await expect.poll(() => refusals(said)).toHaveLength(1);
  expect(popup.url()).toContain(code);
  expect(await login.events()).toEqual([]);
});

test('callback.html as the whole page shows where to continue, and removes the result from its address', async ({
  login,
  page,
}) => {
  await login.open();
  await page.goto(`${login.server.shop}/callback.html?code=C&state=S`);
  await expect(page.getByText('Please go back to the login page.')).toBeVisible();
  expect(page.url()).toBe(`${login.server.shop}/callback.html`);
  expect(login.console).toEqual([]);
});

test('callback.html as the whole page passes the result to data-next in the fragment, to no server and in no referrer', async ({
  login,
  page,
}) => {
  await login.open();
  const next = encodeURIComponent('/login#');
  login.server.requests.length = 0;
  await page.goto(`${login.server.shop}/callback.html?next=${next}&code=C&state=S`);
  await page.waitForFunction(() => Boolean(window.site));
  expect(page.url()).toBe(`${login.server.shop}/login#code=C&state=S`);
  expect(await page.evaluate(() => [document.referrer, window.site.readCallback()])).toEqual([
    '',
    { type: 'authorized', code: 'C', state: 'S' },
  ]);
  expect(login.requestsOf('/login').map(({ url }) => url)).toEqual([`${login.server.shop}/login`]);
  await page.evaluate(() => window.site.finish());
  expect(page.url()).toBe(`${login.server.shop}/login`);
});
