import { get } from 'node:http';
import { limitBody } from '../../examples/nextjs/lib/limit-body.js';
import { upload } from '../upload.js';
import { expect, MATRIX, test } from './fixtures.js';

/** The servers in examples/, unchanged, and their pages in a real browser. */

for (const example of ['node', 'authjs'] as const) {
  test.describe(example, () => {
    test.use({ example });

    test('a scan signs in, and a reload keeps it', MATRIX, async ({ page, wechat, address }) => {
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

    test('requests another QR code after a refusal', MATRIX, async ({ page, wechat, address }) => {
      await page.goto(address);
      await wechat.waitFor('requested');
      wechat.refuse();
      await wechat.waitFor('requested', { count: 2 });
      await expect(page.getByText('You canceled the login')).toBeVisible();
    });

    test('shows that the server does not answer', MATRIX, async ({ page, address }) => {
      await page.route(/\/(start|auth\/csrf)$/, (route) => route.abort());
      await page.goto(address);
      await expect(page.getByText("The server doesn't answer")).toBeVisible();
    });

    test(
      'does not sign in while WeChat’s API is down, and the visitor can scan again',
      MATRIX,
      async ({ page, wechat, address }) => {
        await page.goto(address);
        await wechat.waitFor('requested');
        wechat.break('api', 'unreachable');
        wechat.approve();
        await wechat.waitFor('requested', { count: 2 });
        await expect(page.getByText('Scan again')).toBeVisible();
        wechat.repair();
        wechat.approve();
        await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
      },
    );
  });
}

test(
  'node: refuses a code with somebody else’s state, and a forged session',
  MATRIX,
  async ({ page, wechat, address }) => {
    await page.goto(address);
    await wechat.waitFor('requested');
    const { code } = wechat.approve();
    await expect(page.getByText('Signed in as')).toBeVisible();
    const finish = (cookie: string, state: string) =>
      fetch(`${address}/finish`, {
        method: 'POST',
        headers: { cookie, origin: address },
        body: JSON.stringify({ code, state }),
      });
    expect((await finish('', 's')).status).toBe(400);
    expect((await finish('state=WyJzdGF0ZSIsInMiLDld.x', 's')).status).toBe(400);
    const cookies = await page.context().cookies();
    const state = cookies.find(({ name }) => name === 'state')?.value ?? '';
    const used = await finish(`state=${state}`, wechat.logins[0]?.state ?? '');
    expect(await used.json()).toEqual({ error: 'WeChat answered 40163' });
    // The value of another cookie is not a session.
    const me = await fetch(`${address}/me`, { headers: { cookie: `session=${state}` } });
    expect(await me.json()).toBeNull();
  },
);

test('node: cookies are Secure, except for a page that came by plain http', MATRIX, async ({ address }) => {
  const requestCookie = async (headers: Record<string, string>) => {
    const own = { ...headers, 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(`${address}/start`, { method: 'POST', headers: own });
    return answer.headers.get('set-cookie');
  };
  expect(await requestCookie({ origin: 'https://shop.example' })).toMatch(/; HttpOnly; .*; Secure$/);
  expect(await requestCookie({})).toMatch(/; Secure$/);
  expect(await requestCookie({ origin: 'http://localhost:3000' })).not.toContain('Secure');
});

test('node: refuses a malformed address, and continues', MATRIX, async ({ address }) => {
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

const ROUTES = {
  node: ['/start', '/finish', '/sign-out'],
  authjs: ['/auth/signin/wechat', '/auth/signout', '/auth/callback/wechat', '/'],
} as const;
for (const example of ['node', 'authjs'] as const) {
  test.describe(example, () => {
    test.use({ example });

    test(
      'refuses a body of 24 MB before it is read, with and without a length',
      MATRIX,
      async ({ address }) => {
        const bytes = 24 * 2 ** 20;
        const type = { 'content-type': 'application/x-www-form-urlencoded', origin: address };
        for (const path of ROUTES[example]) {
          for (const length of [{ 'content-length': bytes }, { 'transfer-encoding': 'chunked' }]) {
            const { status, sent } = await upload(address + path, { ...type, ...length }, bytes);
            expect(status, path).toBe(413);
            expect(sent, path).toBeLessThan(bytes);
          }
        }
        expect((await fetch(address)).status).toBe(200);
      },
    );

    test('a page of another origin cannot sign a visitor out', MATRIX, async ({ page, wechat, address }) => {
      await page.goto(address);
      await wechat.waitFor('requested');
      wechat.approve();
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
      // The same site, but another origin, like another port or a subdomain. Its requests contain cookies.
      const elsewhere = 'http://localhost:9';
      await page.route(`${elsewhere}/`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<form method="post"></form>' }),
      );
      const path = example === 'node' ? '/sign-out' : '/auth/signout';
      await page.goto(`${elsewhere}/`);
      await page.evaluate((action) => {
        const form = document.querySelector('form');
        if (form) form.action = action;
        form?.submit();
      }, address + path);
      await page.waitForURL((url) => url.origin === address);
      await page.goto(address);
      await expect(page.getByText('Signed in as 小林 Lin')).toBeVisible();
    });
  });
}

test(
  'node: refuses every request of another origin that would change something',
  MATRIX,
  async ({ address }) => {
    for (const path of ROUTES.node) {
      for (const headers of [
        {},
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'http://localhost:1' },
        { origin: `${address}.evil.example` },
        { origin: address, 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'none' },
      ] as Record<string, string>[]) {
        const answer = await fetch(address + path, { method: 'POST', headers });
        expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
    }
    expect(
      (await fetch(`${address}/sign-out`, { method: 'POST', headers: { origin: address } })).status,
    ).toBe(200);
  },
);

test(
  'nextjs: refuses bodies of more than 32 kB, also without a length, and passes others on unchanged',
  MATRIX,
  async () => {
    let handled = 0;
    const post = limitBody(async (request) => {
      handled++;
      return new Response(request.body, { headers: request.headers });
    });
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const send = (body: BodyInit) => {
      const headers = { 'content-type': 'application/json', cookie: 'a=b' };
      return post(
        new Request('http://a.example/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit),
      );
    };
    expect((await send(endless)).status).toBe(413);
    expect(pulled).toBeLessThan(40);
    expect((await send('x'.repeat(32 * 1024 + 1))).status).toBe(413);
    expect(handled).toBe(0);
    const text = JSON.stringify({ text: '中'.repeat(10_000) });
    const answer = await send(text);
    expect([await answer.text(), answer.headers.get('content-type'), answer.headers.get('cookie')]).toEqual([
      text,
      'application/json',
      'a=b',
    ]);
  },
);
