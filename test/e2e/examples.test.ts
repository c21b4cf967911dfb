import { get } from 'node:http';
import { expect, test } from './fixtures.js';

/** The servers in examples/, as they are, and their pages in a real browser. */

for (const example of ['node', 'authjs'] as const) {
  test.describe(example, () => {
    test.use({ example });

    test('a scan signs in, and a reload keeps it', async ({ page, wechat, address }) => {
      await page.goto(address);
      await wechat.waitFor('requested');
      wechat.approve();
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
      await page.reload();
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
      expect(wechat.events.map(({ type }) => type)).toEqual([
        'requested',
        'approved',
        'exchanged',
        'identified',
      ]);
    });

    test('a refusal asks again', async ({ page, wechat, address }) => {
      await page.goto(address);
      await wechat.waitFor('requested');
      wechat.refuse();
      await wechat.waitFor('requested', { count: 2 });
      await expect(page.getByText('You refused')).toBeVisible();
    });

    test('a server that does not answer is said, instead of an empty page', async ({ page, address }) => {
      await page.route(/\/(start|auth\/csrf)$/, (route) => route.abort());
      await page.goto(address);
      await expect(page.getByText('The server does not answer')).toBeVisible();
    });

    test('WeChat’s API down: nobody is signed in, and there is a way on', async ({
      page,
      wechat,
      address,
    }) => {
      await page.goto(address);
      await wechat.waitFor('requested');
      wechat.break('api', 'unreachable');
      wechat.approve();
      await wechat.waitFor('requested', { count: 2 });
      await expect(page.getByText('Please scan again')).toBeVisible();
      wechat.mend();
      wechat.approve();
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
    });
  });
}

test('node: a code with somebody else’s state is refused, and a forged session is none', async ({
  page,
  wechat,
  address,
}) => {
  await page.goto(address);
  await wechat.waitFor('requested');
  const { code } = wechat.approve();
  await expect(page.getByText('Signed in as')).toBeVisible();
  const finish = (cookie: string, state: string) =>
    fetch(`${address}/finish`, {
      method: 'POST',
      headers: { cookie },
      body: JSON.stringify({ code, state }),
    });
  expect((await finish('', 's')).status).toBe(400);
  expect((await finish('state=WyJzdGF0ZSIsInMiLDld.x', 's')).status).toBe(400);
  const cookies = await page.context().cookies();
  const state = cookies.find(({ name }) => name === 'state')?.value ?? '';
  const used = await finish(`state=${state}`, wechat.logins[0]?.state ?? '');
  expect(await used.json()).toEqual({ error: 'WeChat answered 40163' });
  // A cookie of ours under another name is not a session.
  const me = await fetch(`${address}/me`, { headers: { cookie: `session=${state}` } });
  expect(await me.json()).toBeNull();
});

test('node: cookies are Secure, except for a page that came by plain http', async ({ address }) => {
  const cookieOf = async (headers: HeadersInit) =>
    (await fetch(`${address}/start`, { method: 'POST', headers })).headers.get('set-cookie');
  expect(await cookieOf({ origin: 'https://shop.example' })).toMatch(/; HttpOnly; .*; Secure$/);
  expect(await cookieOf({})).toMatch(/; Secure$/);
  expect(await cookieOf({ origin: 'http://localhost:3000' })).not.toContain('Secure');
});

test('node: an address that is none is refused, and the server goes on', async ({ address }) => {
  const { port } = new URL(address);
  const answer = await new Promise<number | undefined>((resolve, reject) =>
    get({ port, host: '127.0.0.1', path: '//' }, ({ statusCode }) => resolve(statusCode)).once(
      'error',
      reject,
    ),
  );
  expect(answer).toBe(400);
  expect((await fetch(address)).status).toBe(200);
});
