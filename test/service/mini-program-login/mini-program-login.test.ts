import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { isMiniProgram } from '../../../service/server/config/connection.js';
import { Browser, createUser, SETTINGS, startApp, useStorage, useWeChat } from '../support.js';
import { getError, Phone, requestAccessToken, WaitingPage } from './waiting-page.js';

const { wechat, network } = useWeChat();
const storage = useStorage();
const miniProgram = SETTINGS.connections.find(isMiniProgram);

async function open(settings = {}) {
  const app = await startApp(storage(), settings);
  const page = new WaitingPage(new Browser(app, wechat));
  return { app, page, phone: (user = createUser()) => new Phone(app, wechat, user) };
}

const WINDOWS_CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

test('signs in after the phone has scanned the picture and confirmed', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open({ 'user-agent': WINDOWS_CHROME, 'x-forwarded-for': '203.0.113.7' });
  expect(page.code).toMatchObject({ expiresIn: 120, interval: 1 });
  expect(await page.status()).toBe('pending');

  const scanned = await lin.scan(token);
  expect(await scanned.json()).toEqual({
    scan: expect.stringMatching(/^[\w-]{43}$/),
    site: { name: '青瓷', host: 'login.localhost:3000' },
    browser: 'Chrome on Windows',
    place: '203.0.113.7',
    phoneNumber: 'optional',
  });
  expect(await page.status()).toBe('scanned');
  expect(await (await lin.confirm()).json()).toEqual({
    status: 'confirmed',
    number: expect.stringMatching(/^[1-9]\d$/),
  });
  expect(await page.status()).toBe('action_required');
  expect(await page.browser.session()).toBeNull();
  const signedIn = await page.fetchSession();
  expect(await signedIn.json()).toEqual({ next: '/' });
  expect(await page.browser.session()).toMatchObject({ user: { name: '微信用户' } });
});

test('with MINI_PROGRAM_LINK, returns a text for the code, and requests no picture from WeChat', async () => {
  const link = 'https://shop.example/scan?from=login';
  const { page, phone } = await open({ miniProgram: { ...miniProgram, link } });
  const token = await page.open();
  expect(page.code).toMatchObject({ text: `${link}&token=${token}` });
  expect((await phone().scan(token)).status).toBe(200);
});

test('reports a login that was canceled on the phone', async () => {
  const { page, phone } = await open();
  const lin = phone();
  await lin.scan(await page.open());
  expect(await (await lin.cancel()).json()).toEqual({ status: 'cancelled' });
  expect(await page.status()).toBe('cancelled');
  expect((await page.fetchSession()).status).toBe(409);
  expect(await page.browser.session()).toBeNull();
});

test('two tabs of one browser have separate codes', async () => {
  const { page, phone } = await open();
  const other = new WaitingPage(page.browser);
  const [first, second] = [await page.open(), await other.open()];
  expect(first).not.toBe(second);
  const lin = phone();
  await lin.scan(second);
  await lin.confirm();
  expect([await page.status(), await other.status()]).toEqual(['pending', 'action_required']);
});

test('all processes share one access token, and replace it when WeChat refuses it', async () => {
  const [{ page }, second] = [await open(), await open()];
  await page.open();
  const asked: string[] = [];
  const listen = ({ request }: { request: Request }) => asked.push(new URL(request.url).pathname);
  network.events.on('request:start', listen);
  await Promise.all([page.open(), second.page.open(), page.open()]);
  expect(asked).toEqual(Array(3).fill('/wxa/getwxacodeunlimit'));

  await requestAccessToken(wechat, { force_refresh: true });
  asked.length = 0;
  await page.open();
  await second.page.open();
  expect(asked.filter((path) => path === '/cgi-bin/stable_token')).toHaveLength(1);
  network.events.removeListener('request:start', listen);
});

test('answers 404 if no mini program is configured', async () => {
  const { page } = await open({ miniProgram: undefined });
  expect((await page.browser.fetch('/api/scan-login/mini-program', { json: {} })).status).toBe(404);
  const config = await (await page.browser.fetch('/api/config')).json();
  expect(config.connections).toHaveLength(1);
});

test('reports failures of WeChat to page and phone, and the code stays valid', async () => {
  const { page, phone, app } = await open();
  const token = await page.open();
  wechat.break('api', -1);
  expect(await getError(await page.browser.fetch('/api/scan-login/mini-program', { json: {} }))).toEqual([
    502,
    'wechat',
  ]);
  expect(await getError(await phone().scan(token))).toEqual([502, 'wechat']);
  wechat.repair();
  expect(app.log.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({
      message: 'WeChat did not return a QR code:',
      errors: ['LoginFailure wechat_unreachable -1'],
    }),
  );
  expect(await page.status()).toBe('pending');
  expect((await phone().scan(token)).status).toBe(200);
});

test.each([
  ['/cgi-bin/stable_token', 40164, 'the server’s address is not on the mini program’s list'],
  ['/cgi-bin/stable_token', 40001, 'the AppSecret is wrong'],
  ['/wxa/getwxacodeunlimit', 41030, 'there is no such page'],
  ['/wxa/getwxacodeunlimit', 40001, 'the token is stale, and so is the new one'],
])('logs %s errcode %i as %s', async (path, errcode) => {
  // Another mini program, whose access token is not stored yet.
  const { app, page } = await open({ miniProgram: { ...miniProgram, appId: 'wxnobodyhasatokenof' } });
  const answer = (path: string, json: object) =>
    http.post(`https://api.weixin.qq.com${path}`, () => HttpResponse.json(json));
  network.use(
    answer(path, { errcode, errmsg: 'no' }),
    answer('/cgi-bin/stable_token', { access_token: 'new', expires_in: 30 }),
  );
  expect(await getError(await page.browser.fetch('/api/scan-login/mini-program', { json: {} }))).toEqual([
    502,
    'wechat',
  ]);
  network.resetHandlers();
  expect(app.log.map((line) => JSON.parse(line))).toMatchObject([
    { message: 'WeChat did not return a QR code:', errors: [`LoginFailure misconfigured ${errcode}`] },
  ]);
});
