import { expect, test } from 'vitest';
import { APP, MINI_PROGRAM, SITE } from '../support.js';
import { useWaitingPages } from './use-waiting-pages.js';
import { getError } from './waiting-page.js';

const { wechat, network, open, openConfirmed } = useWaitingPages();

test('after a scan, nobody else can scan, confirm or cancel', async () => {
  const { page, phone } = await open();
  const [lin, thief] = [phone(), phone()];
  const token = await page.open();
  await lin.scan(token);
  expect(await getError(await thief.scan(token))).toEqual([409, 'taken']);
  for (const scan of ['', token, page.code.id, 'guess']) {
    for (const path of ['confirm', 'cancel']) {
      expect([400, 404]).toContain((await thief.post(path, { scan })).status);
    }
  }
  expect(await page.status()).toBe('scanned');
  expect((await lin.confirm()).status).toBe(200);
});

test('a second scan replaces the phone’s secret', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  await lin.scan(token);
  const { scanned } = lin;
  await lin.scan(token);
  expect(lin.scanned).not.toBe(scanned);
  expect(await getError(await lin.post('confirm', { scan: scanned }))).toEqual([404, 'expired']);
  expect((await lin.confirm()).status).toBe(200);
});

test('accepts a code of wx.login once, and no forged code', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  const code = wechat.issueLoginCode({ appid: MINI_PROGRAM.appid, user: lin.user });
  expect((await lin.post('scan', { token, code })).status).toBe(200);
  for (const wrong of [code, 'made-up', wechat.issueLoginCode({ appid: APP.appid, user: lin.user })]) {
    expect(await getError(await lin.post('scan', { token, code: wrong }))).toEqual([401, 'login_failed']);
  }
});

test('sends WeChat no request for unknown tokens, and one for a valid token', async () => {
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

test('accepts one of fifty concurrent scans, and one of fifty concurrent decisions', async () => {
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

test('keeps the first decision of the phone', async () => {
  const { page, phone, token } = await openConfirmed();
  expect((await phone.cancel()).status).toBe(404);
  expect((await phone.confirm()).status).toBe(404);
  expect((await phone.scan(token)).status).toBe(404);
  expect(await page.status()).toBe('action_required');
});
