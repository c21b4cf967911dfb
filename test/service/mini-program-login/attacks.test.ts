import { afterEach, expect, test, vi } from 'vitest';
import { createAuth } from '../../../service/server/create-auth.js';
import { MOST_AT_ONCE } from '../../../service/server/mini-program-login/mini-program-logins.js';
import {
  APP,
  Browser,
  createUser,
  MINI_PROGRAM,
  SETTINGS,
  SITE,
  startApp,
  useStorage,
  useWeChat,
} from '../support.js';
import { errorOf, Phone, requestAccessToken, WaitingPage } from './waiting-page.js';

const { wechat, network } = useWeChat();
const storage = useStorage();
afterEach(() => {
  vi.useRealTimers();
});

async function open(settings = {}) {
  const app = await startApp(storage(), settings);
  const browser = () => new Browser(app, wechat);
  return {
    app,
    browser,
    page: new WaitingPage(browser()),
    phone: (user = createUser()) => new Phone(app, wechat, user),
  };
}

/** A page whose visitor has confirmed. */
async function openConfirmed() {
  const all = await open();
  const phone = all.phone();
  const token = await all.page.open();
  await phone.scan(token);
  expect((await phone.confirm()).status).toBe(200);
  return { ...all, phone, token };
}

const COOKIE = /scan_login$/;
const cookieOf = ({ cookies }: Browser) => [...cookies].find(([name]) => COOKIE.test(name)) ?? ['', ''];

test('guessing the code: 128 random bits in it, another each time', async () => {
  const { page } = await open();
  const tokens = [await page.open(), await page.open(), await page.open()];
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  }
  expect(new Set(tokens).size).toBe(3);
});

test('a photo of the code: who has read it cannot poll, nor fetch the session, even knowing the id', async () => {
  const { page, token, browser } = await openConfirmed();
  const thief = new WaitingPage(browser());
  await thief.open();
  for (const id of [page.code.id, token, encodeURIComponent(page.code.picture?.slice(-40) ?? '')]) {
    expect((await thief.poll(id)).status).toBe(404);
    expect((await thief.fetchSession(id)).status).toBe(404);
  }
  expect(await thief.browser.session()).toBeNull();
  expect(await page.status()).toBe('action_required');
});

test('the polling secret: HttpOnly, for our own requests only, signed, 256 random bits, and nowhere else', async () => {
  const { page } = await open();
  const response = await page.browser.fetch('/api/scan-login', { json: {} });
  const cookies = response.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/; *HttpOnly/i);
  expect(cookies[0]).toMatch(/; *SameSite=Strict/i);
  const [, signed] = cookieOf(page.browser);
  const [secret = ''] = decodeURIComponent(signed).split('.');
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(await response.text()).not.toContain(secret);
  const encrypted = await open({ baseUrl: 'https://login.localhost:3000' });
  const secure = await encrypted.browser().fetch('/api/scan-login', {
    json: {},
    headers: { origin: 'https://login.localhost:3000' },
  });
  expect(secure.headers.getSetCookie()[0]).toMatch(/^__Host-.*; *Path=\/;.*; *Secure/i);
});

test('a cookie that we never gave opens nothing', async () => {
  const { page, browser } = await openConfirmed();
  const [name, signed] = cookieOf(page.browser);
  const thief = browser();
  const [secret] = decodeURIComponent(signed).split('.');
  for (const forged of ['', 'x', `${secret}`, `${secret}.${'A'.repeat(43)}%3D`]) {
    thief.cookies.set(name, forged);
    expect((await thief.fetch(`/api/scan-login/${page.code.id}`)).status).toBe(404);
  }
});

test('another site cannot begin or fetch a login in the visitor’s name', async () => {
  const { page } = await openConfirmed();
  const { browser } = page;
  for (const origin of ['https://evil.example', 'null', `${SITE}.evil.example`, `${SITE}1`]) {
    const headers = { origin };
    for (const [path, json] of [
      ['/api/scan-login', {}],
      [`/api/scan-login/${page.code.id}/session`, { number: '10' }],
    ] as const) {
      expect((await browser.fetch(path, { json, headers })).status).toBe(403);
    }
  }
  const { app } = await open();
  const bare = (headers: Record<string, string>, body = '{}') =>
    app.fetch(new Request(`${SITE}/api/scan-login`, { method: 'POST', headers, body }));
  expect((await bare({ 'content-type': 'application/json' })).status).toBe(403);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect((await bare({ 'content-type': type, origin: SITE }, 'x=1')).status).toBe(415);
  }
  expect(await page.status()).toBe('action_required');
});

test('the phone is told who asks by what the server knows, and cannot say so itself', async () => {
  const { page, phone } = await open();
  const token = await page.open({ 'user-agent': 'x'.repeat(5000) });
  const lin = phone();
  const code = wechat.issueLoginCode({ appid: MINI_PROGRAM.appid, user: lin.user });
  for (const own of [{ browser: 'My own' }, { site: { name: 'Bank' } }, { openid: 'o_1' }]) {
    expect((await lin.post('scan', { token, code, ...own })).status).toBe(400);
  }
  const { site, browser } = await (await lin.post('scan', { token, code })).json();
  expect(site).toEqual({ name: 'Celadon', host: 'login.localhost:3000' });
  expect(browser).toBe('Unknown browser');
});

test('a browser’s name is a stranger’s text', async () => {
  const { page, phone } = await open();
  const token = await page.open({ 'user-agent': '<img src=x onerror=alert(1)>/1.0 (<b>)' });
  const { browser } = await (await phone().scan(token)).json();
  expect(browser).not.toMatch(/[<>"'&]/);
  expect(browser.length).toBeLessThan(80);
});

test('the openid is fixed at the scan: nobody else can scan, confirm or cancel afterwards', async () => {
  const { page, phone } = await open();
  const [lin, thief] = [phone(), phone()];
  const token = await page.open();
  await lin.scan(token);
  expect(await errorOf(await thief.scan(token))).toEqual([409, 'taken']);
  for (const scan of ['', token, page.code.id, 'guess']) {
    for (const path of ['confirm', 'cancel']) {
      expect([400, 404]).toContain((await thief.post(path, { scan })).status);
    }
  }
  expect(await page.status()).toBe('scanned');
  expect((await lin.confirm()).status).toBe(200);
});

test('who scans again gets a new secret, and the old one is worth nothing', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  await lin.scan(token);
  const { scanned } = lin;
  await lin.scan(token);
  expect(lin.scanned).not.toBe(scanned);
  expect(await errorOf(await lin.post('confirm', { scan: scanned }))).toEqual([404, 'expired']);
  expect((await lin.confirm()).status).toBe(200);
});

test('a code of wx.login counts once, and only WeChat’s', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  const code = wechat.issueLoginCode({ appid: MINI_PROGRAM.appid, user: lin.user });
  expect((await lin.post('scan', { token, code })).status).toBe(200);
  for (const wrong of [code, 'made-up', wechat.issueLoginCode({ appid: APP.appid, user: lin.user })]) {
    expect(await errorOf(await lin.post('scan', { token, code: wrong }))).toEqual([401, 'login_failed']);
  }
});

test('codes that do not exist cost WeChat nothing, and real ones one question', async () => {
  const { page, app } = await open();
  const asked: string[] = [];
  const listen = ({ request }: { request: Request }) => asked.push(new URL(request.url).pathname);
  const token = await page.open();
  network.events.on('request:start', listen);
  const scan = (token: string) =>
    app.fetch(
      new Request(`${SITE}/api/scan-login/phone/scan`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, code: 'made-up' }),
      }),
    );
  for (const made of ['x', 'A'.repeat(22), token.slice(1), `${token}A`]) {
    expect((await scan(made)).status).toBe(404);
  }
  expect(asked).toEqual([]);
  expect((await scan(token)).status).toBe(401);
  expect(asked).toEqual(['/sns/jscode2session']);
  network.events.removeListener('request:start', listen);
});

test('of fifty phones at once one gets the code, and of fifty decisions one counts', async () => {
  const { page, phone } = await open();
  const token = await page.open();
  const phones = Array.from({ length: 50 }, () => phone());
  const scans = await Promise.all(phones.map((each) => each.scan(token)));
  expect(scans.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(scans.filter(({ status }) => status === 409)).toHaveLength(49);
  const winner = phones.find(({ scanned }) => scanned);
  const decisions = await Promise.all(
    phones.map((_, index) => (index % 2 ? winner?.confirm() : winner?.cancel())),
  );
  expect(decisions.filter((decision) => decision?.status === 200)).toHaveLength(1);
  expect(['action_required', 'cancelled']).toContain(await page.status());
});

test('what is decided stays decided', async () => {
  const { page, phone, token } = await openConfirmed();
  expect((await phone.cancel()).status).toBe(404);
  expect((await phone.confirm()).status).toBe(404);
  expect((await phone.scan(token)).status).toBe(404);
  expect(await page.status()).toBe('action_required');
});

test('the session is handed out once, also to twenty requests at once, and never again', async () => {
  const { page, app } = await openConfirmed();
  const copies = Array.from({ length: 20 }, () => page.copy(app));
  const answers = await Promise.all(copies.map((copy) => copy.fetchSession()));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  const sessions = await Promise.all(copies.map(({ browser }) => browser.session()));
  expect(sessions.filter(Boolean)).toHaveLength(1);
  expect((await page.fetchSession()).status).toBe(409);
  expect(await page.status()).toBe('404');
});

test('there is no session before the phone has confirmed', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  expect((await page.fetchSession()).status).toBe(409);
  await lin.scan(token);
  expect((await page.fetchSession()).status).toBe(409);
  expect(await page.browser.session()).toBeNull();
});

test('a session planted before the login is not the one after it', async () => {
  const { page, app } = await openConfirmed();
  const planter = new Browser(app, wechat);
  await planter.signUpByEmail('planter@example.com');
  const planted = [...planter.cookies].find(([name]) => name.includes('session_token')) ?? ['', ''];
  page.browser.cookies.set(...(planted as [string, string]));
  expect((await page.fetchSession()).status).toBe(200);
  expect(page.browser.cookies.get(planted[0])).not.toBe(planted[1]);
  expect((await planter.session())?.user.id).not.toBe((await page.browser.session())?.user.id);
});

test('unknown, foreign, used and expired get the same answer, for page and phone', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { page, phone, browser } = await openConfirmed();
  const stranger = new WaitingPage(browser());
  await stranger.open();
  const waiting = new WaitingPage(page.browser);
  const token = await waiting.open();
  const late = phone;
  const seen = async (response: Response) => {
    const { date, ...headers } = Object.fromEntries(response.headers);
    return JSON.stringify([response.status, headers, await response.text()]);
  };
  const answers = [
    await seen(await stranger.poll('unknown')),
    await seen(await stranger.poll(page.code.id)),
    await seen(await new WaitingPage(browser()).poll(page.code.id)),
  ];
  await page.fetchSession();
  answers.push(await seen(await page.poll()));
  const unknown = await seen(await late.scan('A'.repeat(22)));
  vi.setSystemTime(Date.now() + 121_000);
  answers.push(await seen(await waiting.poll()));
  expect(new Set(answers)).toEqual(new Set([answers[0]]));
  expect(await seen(await late.scan(token))).toBe(unknown);
  expect((await waiting.fetchSession()).status).toBe(404);
});

test('a code lives two minutes, also for the phone that has scanned it in time', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  vi.setSystemTime(Date.now() + 119_000);
  expect((await lin.scan(token)).status).toBe(200);
  vi.setSystemTime(Date.now() + 2_000);
  expect(await errorOf(await lin.confirm())).toEqual([404, 'expired']);
  expect((await lin.cancel()).status).toBe(404);
});

test('nothing is kept on the way: every answer says no-store, errors too', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  const answers = [
    await page.browser.fetch('/api/scan-login', { json: {} }),
    await page.poll(),
    await page.poll('unknown'),
    await page.fetchSession(),
    await lin.scan(token),
    await lin.scan('unknown'),
    await lin.confirm(),
    await lin.cancel(),
    await page.fetchSession(),
    await page.browser.fetch('/api/scan-login', { json: {}, headers: { origin: 'https://evil.example' } }),
    await lin.post('scan', {}),
    await lin.post('nothing', {}),
  ];
  expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
  // And there is no other address that says less.
  expect((await page.browser.fetch(`/api/auth/scan-login/${page.code.id}`)).status).toBe(404);
});

test('how many codes a browser, and how many logins a WeChat may have under way is limited', async () => {
  const { page, phone, browser } = await open();
  for (let count = 0; count < MOST_AT_ONCE; count++) await page.open();
  const refused = await page.browser.fetch('/api/scan-login', { json: {} });
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await errorOf(refused)).toEqual([429, 'too_many']);

  const lin = phone();
  const link = 'https://shop.example/scan';
  const quick = await open({ miniProgram: { ...SETTINGS.miniProgram, link } });
  for (let count = 0; count < MOST_AT_ONCE; count++) {
    expect((await lin.scan(await new WaitingPage(quick.browser()).open())).status).toBe(200);
  }
  const last = await new WaitingPage(browser()).open();
  expect(await errorOf(await lin.scan(last))).toEqual([429, 'too_many']);
});

test('an address that asks too often is told to wait', async () => {
  const link = 'https://shop.example/scan';
  const { browser } = await open({ production: true, miniProgram: { ...SETTINGS.miniProgram, link } });
  const headers = { 'x-forwarded-for': '198.51.100.9' };
  const statuses: number[] = [];
  for (let count = 0; count < 201; count++) {
    const response = await browser().fetch('/api/scan-login', { json: {}, headers });
    statuses.push(response.status);
    if (response.status === 429) {
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await response.json()).toEqual({ error: 'too_many' });
    }
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(200);
  expect(statuses.at(-1)).toBe(429);
});

test('who reads the database signs in as nobody, and the log tells nothing', async () => {
  const { page, phone, app, token } = await openConfirmed();
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const rows = JSON.stringify([
    await context.adapter.findMany({ model: 'scanLogin' }),
    await context.adapter.findMany({ model: 'verification' }),
  ]);
  const [secret = ''] = decodeURIComponent(cookieOf(page.browser)[1]).split('.');
  const accessToken = await requestAccessToken(wechat);
  await phone.scan(token);
  const told = rows + app.log.join();
  for (const word of [token, phone.scanned, secret, accessToken, MINI_PROGRAM.secret]) {
    expect(word.length).toBeGreaterThan(20);
    expect(told).not.toContain(word);
  }
});
