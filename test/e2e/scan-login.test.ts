import { expect, MATRIX, test } from './fixtures.js';

/** One login from the code to the session with each adapter. */

/** Sends a request of the phone, as in docs/mini-program.md. */
const phone = async (base: string, path: string, body: unknown) => {
  const response = await fetch(`${base}/phone/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
};

for (const path of ['/api/scan-login', '/api/streaming']) {
  test(`rest (${path}) shows who has scanned, signs in by a cookie, and goes to callbackUrl`, async ({
    scan,
    scanServers,
    page,
  }) => {
    const polls: string[] = [];
    page.on('request', (request) => polls.push(new URL(request.url()).pathname));
    await scan.render({ kind: 'rest', baseUrl: path }, { callbackUrl: '/account' });
    await scan.waitFor('shown');
    const text = await scan.read();
    const token = new URL(text ?? '').searchParams.get('token');
    const base = scanServers.loopback + path;
    const { scan: secret } = await phone(base, 'scan', { token, code: 'code-1' });
    await expect(page.getByRole('status')).toContainText('Lin');
    await phone(base, 'confirm', { scan: secret });
    await page.waitForURL(`${scanServers.shop}/account`);
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === 'session')?.value).toBe('openid-code-1');
    // A subscription replaces polling.
    const id = polls.find((address) => /^\/api\/\w[\w-]*\/\w{32}$/.test(address));
    expect(Boolean(id)).toBe(path === '/api/scan-login');
  });
}

/** better-auth's plugin. */
const DEVICE = {
  kind: 'device',
  clientId: 'shop-web',
  deviceAuthorizationEndpoint: '/api/auth/device/code',
  tokenEndpoint: '/api/auth/device/token',
  format: 'json',
} as const;

test('deviceAuthorization signs in at better-auth, whose session token is the result', async ({
  scan,
  scanServers,
  page,
}) => {
  await scan.render(DEVICE);
  await scan.waitFor('shown');
  const userCode = new URL((await scan.read()) ?? '').searchParams.get('user_code') ?? '';
  await scanServers.betterAuth.decide(userCode, 'approve');
  const { result } = (await scan.waitFor('authorized')) as { result: { access_token: string } };
  const session = await page.evaluate(
    async (authorization) => (await fetch('/api/auth/get-session', { headers: { authorization } })).json(),
    `Bearer ${result.access_token}`,
  );
  expect(session).toMatchObject({ user: { email: 'lin@shop.example' } });
});

test('deviceAuthorization reports a refusal on the phone', MATRIX, async ({ scan, scanServers, page }) => {
  await scan.render(DEVICE);
  await scan.waitFor('shown');
  await scanServers.betterAuth.decide(
    new URL((await scan.read()) ?? '').searchParams.get('user_code') ?? '',
    'deny',
  );
  await scan.waitFor('refused');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
});

test(
  'authing signs in from another origin, with cookies, a picture and an exchange',
  MATRIX,
  async ({ scan, scanServers }) => {
    await scan.render({ kind: 'authing', appId: 'app-1', appHost: scanServers.other });
    await scan.waitFor('shown');
    expect(await scan.read()).toBe('https://authing.example/scan?random=R');
    scanServers.authing.scan();
    expect(await scan.waitFor('scanned')).toEqual({
      user: { nickname: 'Lin', avatar: 'https://pic.example/1.png' },
    });
    scanServers.authing.approve();
    expect(await scan.waitFor('authorized')).toMatchObject({
      result: { ticket: 'ticket-1', user: { token: 'jwt' } },
    });
    expect((await scan.names()).filter((name) => name === 'authorized')).toHaveLength(1);
  },
);

test('a hidden page stops polling, and polls again when it is visible', async ({ scan, page }) => {
  await scan.render({ kind: 'rest', baseUrl: '/api/scan-login' }, { interval: 1 });
  await scan.waitFor('shown');
  let polls = 0;
  page.on('request', (request) => {
    if (/scan-login\/\w+$/.test(request.url())) polls++;
  });
  /** Enough time for many polls at that interval. */
  const settle = () =>
    page.evaluate(async () => {
      for (let times = 0; times < 20; times++) await fetch('/favicon.ico');
    });
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await settle();
  expect(polls).toBeGreaterThan(3);
  await hide(true);
  // The pending poll.
  await settle();
  polls = 0;
  await settle();
  expect(polls).toBe(0);
  const asked = page.waitForRequest(/scan-login\/\w+$/);
  await hide(false);
  await asked;
});

test('a page that requires Trusted Types draws the code, without a violation', async ({ scan, page }) => {
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  const csp = "require-trusted-types-for 'script'; trusted-types 'none'";
  scan.search = `?${new URLSearchParams({ csp })}`;
  await scan.render({ kind: 'still', text: 'https://shop.example/scan?token=t' });
  await scan.waitFor('shown');
  expect(await scan.read()).toBe('https://shop.example/scan?token=t');
  expect(refused).toEqual([]);
});
