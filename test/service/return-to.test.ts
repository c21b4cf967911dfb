import { expect, test } from 'vitest';
import { createUser, SITE } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open } = useBrowsers();

test('the application gets a one-time token and nothing else about the visitor', async () => {
  const browser = await open();
  const return_to = 'https://shop.example/in?cart=7';
  const user = createUser();
  const started = await browser.fetch(`/api/login?${new URLSearchParams({ return_to })}`);
  const result = await browser.scan(started.headers.get('location') ?? '', user);
  const inside = await browser.finish(result);
  expect(inside).toBe(`/api/return?${new URLSearchParams({ to: return_to })}`);

  const back = new URL((await browser.fetch(inside)).headers.get('location') ?? '');
  expect(back.origin + back.pathname).toBe('https://shop.example/in');
  expect([...back.searchParams.keys()]).toEqual(['cart', 'token']);
  const { user: visitor } = (await browser.session()) ?? {};
  for (const known of [user.unionid, visitor?.id, visitor?.email, encodeURIComponent(user.nickname)]) {
    expect(back.href).not.toContain(known);
  }

  const exchange = () =>
    browser.server.fetch(
      new Request(`${SITE}/api/auth/one-time-token/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: back.searchParams.get('token') }),
      }),
    );
  expect(await (await exchange()).json()).toMatchObject({ user: { id: visitor?.id, name: user.nickname } });
  expect((await exchange()).status).toBe(400);
});

test('returns to the exact address of the application', async () => {
  const browser = await open();
  for (const odd of ["a=1&b=2;c*d~e!f'g(h)i", 'q=%2F%5C&r=中文', 'x#fragment?y=1', '']) {
    const return_to = new URL(`https://shop.example/in?${odd}`).href;
    const started = await browser.fetch(`/api/login?${new URLSearchParams({ return_to })}`);
    const inside = await browser.finish(
      await browser.scan(started.headers.get('location') ?? '', createUser()),
    );
    const back = new URL((await browser.fetch(inside)).headers.get('location') ?? '');
    expect(back.searchParams.has('token')).toBe(true);
    back.searchParams.delete('token');
    const expected = new URL(return_to);
    expect([...back.searchParams]).toEqual([...expected.searchParams]);
    expect(back.hash).toBe(expected.hash);
  }
});

test('shows the login page to a signed-out visitor, and refuses an application that is not in the allowlist', async () => {
  const browser = await open();
  const ask = async (path: string) => (await browser.fetch(path)).headers.get('location');
  expect(await ask('/api/return?to=https://shop.example/')).toBe(
    '/login?return_to=https%3A%2F%2Fshop.example%2F',
  );
  await browser.signIn(createUser());
  for (const to of ['//evil.example', 'https://shop.example@evil.example', 'javascript:alert(1)', '']) {
    expect(await ask(`/api/return?${new URLSearchParams({ to })}`)).toBe('/failed?error=return_to_refused');
  }
  expect(await ask('/api/return')).toBe('/failed?error=return_to_refused');
});

test('better-auth’s routes redirect to no other site', async () => {
  const browser = await open();
  for (const callbackURL of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ]) {
    for (const name of ['callbackURL', 'errorCallbackURL']) {
      const response = await browser.fetch('/api/auth/sign-in/social', {
        json: { provider: 'wechat', disableRedirect: true, [name]: callbackURL },
      });
      expect(response.status, `${name} ${callbackURL}`).toBe(403);
    }
  }
});

test('refuses requests of another site with a visitor’s cookies', async () => {
  const browser = await open();
  await browser.signIn(createUser());
  for (const [path, json] of [
    ['sign-out', {}],
    ['link-social', { provider: 'wechat' }],
    ['wechat/bind', {}],
    ['wechat/forget', {}],
  ] as const) {
    const response = await browser.fetch(`/api/auth/${path}`, {
      json,
      headers: { origin: 'https://evil.example' },
    });
    expect(response.status, path).toBe(403);
  }
  expect(await browser.session()).not.toBeNull();
  // Only /api/return creates tokens for applications.
  expect((await browser.fetch('/api/auth/one-time-token/generate')).status).toBe(404);
});
