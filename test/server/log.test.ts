import { HttpResponse, http } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../demo/server/logger.js';
import { APP, Browser, createUser, SETTINGS, startApp, useStorage, useWeChat } from './support.js';

const { wechat, network } = useWeChat();
const storage = useStorage();
afterEach(() => {
  vi.restoreAllMocks();
  network.resetHandlers();
});

test('nothing that signs somebody in is ever logged: no code, state, token, secret or cookie', async () => {
  const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name),
  );
  const written = [
    vi.spyOn(process.stdout, 'write').mockReturnValue(true),
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
  ];
  const secrets: string[] = [APP.secret, SETTINGS.authSecret ?? '', 'correct horse'];
  network.events.on('response:mocked', async ({ response }) => {
    const text = await response.clone().text();
    for (const [, token] of text.matchAll(/"(?:access|refresh)_token":"([^"]+)"/g)) secrets.push(token ?? '');
  });
  const server = await startApp(storage());
  const browser = new Browser(server, wechat);
  const attempt = async (change: (result: { code: string; state: string }) => Record<string, string>) => {
    const result = await browser.scan(await browser.ask(), createUser());
    secrets.push(result.code, result.state, ...browser.cookies.values());
    await browser.finish(change(result));
    secrets.push(...browser.cookies.values());
    return result;
  };
  const used = await attempt((result) => result);
  await attempt(({ state }) => ({ state, code: used.code }));
  await attempt(({ code }) => ({ code, state: 'forged' }));
  await attempt(({ state }) => ({ state }));
  await browser.finish(used);
  // An answer that breaks off behind the token: a parser quotes it in its message.
  network.use(
    http.get('https://api.weixin.qq.com/sns/oauth2/access_token', () =>
      HttpResponse.text('{"access_token":"token-of-a-broken-answer"'),
    ),
  );
  secrets.push('token-of-a-broken-answer');
  await attempt((result) => result);
  network.resetHandlers();
  network.use(http.get('https://api.weixin.qq.com/sns/userinfo', () => HttpResponse.error()));
  await attempt((result) => result);
  await browser.signInByEmail('nobody@example.com');

  const console_ = consoles.flatMap((spy) => spy.mock.calls.flat().map((value) => JSON.stringify(value)));
  const log = [...server.log, ...console_, ...written.flatMap((spy) => spy.mock.calls.map(String))].join(
    '\n',
  );
  expect(server.log.length).toBeGreaterThan(3);
  expect(secrets.filter((secret) => secret.length > 5).length).toBeGreaterThan(10);
  expect(secrets.filter((secret) => secret.length > 5 && log.includes(secret))).toEqual([]);
  // What an operator needs is there.
  expect(log).toContain('code_used');
});

test('a store that fails names what it was asked for: that is not printed, and a page says that it failed', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const stored = new Map<string, string>();
  let failing = false;
  // As ioredis: the command and what it was given are on the error.
  const ask = (...args: string[]) => {
    if (failing) throw Object.assign(new Error('OOM command not allowed'), { command: { args } });
  };
  const secondaryStorage = {
    get: (key: string) => stored.get(key) ?? null,
    set(key: string, value: string) {
      ask(key, value);
      stored.set(key, value);
    },
    delete: (key: string) => void stored.delete(key),
    getAndDelete(key: string) {
      ask(key);
      return stored.get(key) ?? null;
    },
    increment: () => 1,
  };
  const { options, ...rest } = storage();
  const server = await startApp({ ...rest, options: { ...options, secondaryStorage } });
  const browser = new Browser(server, wechat);
  expect(await browser.signIn(createUser())).toBe('/api/auth/get-session');
  failing = true;
  const { status } = await browser.signUpByEmail('lin-of-the-full-store@example.com');
  expect(status).toBe(500);
  const back = await browser.fetch('/api/return?to=https://shop.example/', {
    headers: { 'sec-fetch-dest': 'document' },
  });
  expect(back.headers.get('location')).toBe('/failed?error=server_error');
  expect(printed.mock.calls).toEqual([]);
  expect(server.log.filter((line) => line === 'error A request failed: Error')).toHaveLength(2);
});

test('of an error its name and its code are kept, unless that could be WeChat’s', () => {
  const lines: string[] = [];
  const { log } = createLogger((line) => lines.push(line));
  const tell = (name: string, message: string, code?: string) =>
    log?.('error', 'Failed:', Object.assign(new Error(message), { name, code }));
  tell('error', 'password authentication failed for user "lin"', '28P01');
  tell('Error', 'connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED');
  tell('ReplyError', 'NOAUTH Authentication required.');
  tell('Error', 'no code', '0a3bXY00wLin0001a');
  tell('TypeError', 'OOM');
  expect(lines).toEqual([
    'error Failed: error 28P01',
    'error Failed: Error ECONNREFUSED',
    'error Failed: ReplyError NOAUTH',
    'error Failed: Error',
    'error Failed: TypeError',
  ]);
});
