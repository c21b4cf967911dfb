import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createScan } from '../../../../service/mini-program/miniprogram/logic/create-scan.js';
import { createServer, type Wx } from '../../../../service/mini-program/miniprogram/logic/create-server.js';
import { createRestServer } from '../../../stand-ins/rest.js';

/** The mini program's logic with a server of the contract and a simulated `wx`. */

let server: ReturnType<typeof createRestServer>;
let online: boolean;
let codes: number;
const wx: Wx = {
  login({ success, fail }) {
    if (online) success({ code: `code-${++codes}` });
    else fail();
  },
  async request({ url, method, data, success, fail }) {
    if (!online) return fail();
    const headers = { 'content-type': 'application/json' };
    const response = await server.app.fetch(
      new Request(url, { method, headers, body: JSON.stringify(data) }),
    );
    const text = await response.text();
    success({ statusCode: response.status, data: text.startsWith('{') ? JSON.parse(text) : text });
  },
};

beforeEach(() => {
  server = createRestServer({ identify: (code) => (/^code-/.test(code) ? 'openid-1' : undefined) });
  online = true;
  codes = 0;
});

/** Creates a waiting page whose code was scanned in this way. */
async function open(more: { token?: string; fromPicture?: boolean } = {}) {
  await server.app.fetch(new Request('http://shop.example/', { method: 'POST' }));
  const login = server.logins.at(-1);
  if (!login) throw new Error('There is no login.');
  const steps: string[] = [];
  const entry = { token: login.token, fromPicture: false, ...more };
  const scan = createScan(createServer(wx, 'http://shop.example/phone'), entry, ({ step, error }) =>
    steps.push(error ? `${step} ${error}` : step),
  );
  return { login, scan, steps };
}

test('shows the site after the scan, and confirms the login', async () => {
  const { login, scan, steps } = await open();
  await scan.start();
  expect(login.progress.status).toBe('scanned');
  expect(scan.state.waiting).toMatchObject({
    site: { name: 'Celadon', host: 'shop.example' },
    browser: 'Chrome on Windows',
    place: 'Hangzhou',
  });
  await scan.confirm();
  expect(login.progress.status).toBe('confirmed');
  expect(steps).toEqual(['scanning', 'asking', 'sending', 'confirmed']);
});

test('shows the number for the login page only after the confirmation', async () => {
  server = createRestServer({ identify: () => 'openid-1', number: '47' });
  const { scan } = await open();
  await scan.start();
  expect(scan.state.number).toBeUndefined();
  await scan.confirm();
  expect(scan.state).toEqual({ step: 'confirmed', number: '47', fromPicture: false });
  const other = await open();
  await other.scan.start();
  await other.scan.cancel();
  expect(other.scan.state).toEqual({ step: 'cancelled', fromPicture: false });
});

test('cancels the login', async () => {
  const { login, scan, steps } = await open();
  await scan.start();
  await scan.cancel();
  expect([login.progress.status, steps.at(-1)]).toEqual(['cancelled', 'cancelled']);
});

test('ignores a second tap while the first is being sent', async () => {
  const { scan, steps } = await open();
  await scan.start();
  await Promise.all([scan.confirm(), scan.confirm(), scan.cancel()]);
  await scan.cancel();
  expect(steps).toEqual(['scanning', 'asking', 'sending', 'confirmed']);
});

test('sends no request if it is opened without a code', async () => {
  const login = vi.spyOn(wx, 'login');
  const { scan } = await open({ token: '' });
  await scan.start();
  expect([scan.state.step, login.mock.calls.length]).toEqual(['no_code', 0]);
  login.mockRestore();
});

test('marks a code from a picture in every step', async () => {
  const { scan } = await open({ fromPicture: true });
  expect(scan.state.fromPicture).toBe(true);
  await scan.start();
  expect(scan.state.fromPicture).toBe(true);
});

describe('the phone number', () => {
  beforeEach(() => {
    server = createRestServer({ identify: () => 'openid-1', phoneNumber: 'required' });
  });

  test('is sent with the confirmation', async () => {
    const { login, scan } = await open();
    await scan.start();
    expect(scan.state.waiting?.phoneNumber).toBe('required');
    await scan.confirmWithPhoneNumber('phone-1');
    expect(login.progress.status).toBe('confirmed');
  });

  test('is not sent if the visitor refuses it', async () => {
    const { login, scan, steps } = await open();
    await scan.start();
    await scan.confirmWithPhoneNumber(undefined);
    expect([login.progress.status, steps]).toEqual(['scanned', ['scanning', 'asking']]);
  });

  test.each([
    ['missing', undefined, 'asking phone_number_required'],
    ['not to be had', 'bad', 'asking phone_number_failed'],
  ])('can be sent again after %s', async (_, code, step) => {
    const { login, scan, steps } = await open();
    await scan.start();
    await (code ? scan.confirmWithPhoneNumber(code) : scan.confirm());
    expect(steps.at(-1)).toBe(step);
    await scan.confirmWithPhoneNumber('phone-1');
    expect(login.progress.status).toBe('confirmed');
  });
});

describe('errors', () => {
  test('shows that the code has expired', async () => {
    const { scan, steps } = await open({ token: 'unknown' });
    await scan.start();
    expect(steps).toEqual(['scanning', 'failed expired']);
    expect(scan.state.canRetry).toBe(false);
  });

  test('shows that another user has scanned the code', async () => {
    const { login, scan, steps } = await open();
    server.change(login, { status: 'scanned' });
    login.openid = 'openid-of-another';
    await scan.start();
    expect(steps.at(-1)).toBe('failed taken');
  });

  test('shows that the login with WeChat failed', async () => {
    server = createRestServer({ identify: () => undefined });
    const { scan, steps } = await open();
    await scan.start();
    expect(steps.at(-1)).toBe('failed login_failed');
  });

  test('shows that there is no network, and can retry', async () => {
    const { login, scan, steps } = await open();
    online = false;
    await scan.start();
    expect([steps.at(-1), scan.state.canRetry]).toEqual(['failed network', true]);
    online = true;
    await scan.start();
    online = false;
    await scan.confirm();
    expect(steps.at(-1)).toBe('asking network');
    online = true;
    await scan.confirm();
    expect(login.progress.status).toBe('confirmed');
  });

  test.each([
    [429, 'too_many'],
    [502, 'wechat'],
  ])('after HTTP %i shows %s, and can retry with the same code', async (status, error) => {
    const { login, scan, steps } = await open();
    const answer = vi.spyOn(server.app, 'fetch');
    answer.mockResolvedValueOnce(Response.json({ error }, { status }));
    await scan.start();
    expect([steps.at(-1), scan.state.canRetry]).toEqual([`failed ${error}`, true]);
    await scan.start();
    answer.mockResolvedValueOnce(Response.json({ error }, { status }));
    await scan.confirm();
    expect(steps.at(-1)).toBe(`asking ${error}`);
    await scan.confirm();
    expect(login.progress.status).toBe('confirmed');
  });

  test('shows that the login expired if it was canceled on the computer', async () => {
    const { login, scan, steps } = await open();
    await scan.start();
    server.change(login, { status: 'expired' });
    await scan.confirm();
    expect(steps.at(-1)).toBe('failed expired');
  });

  test('shows an unknown error after a malformed answer', async () => {
    const { scan, steps } = await open();
    server.app.notFound((c) => c.text('bad gateway', 502));
    const lost = createScan(
      createServer(wx, 'http://shop.example/nowhere/at/all'),
      { token: 't', fromPicture: false },
      ({ step, error }) => steps.push(`${step} ${error}`),
    );
    await lost.start();
    expect([scan.state.step, steps.at(-1)]).toEqual(['scanning', 'failed unknown']);
  });
});
