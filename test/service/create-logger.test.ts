import { HttpResponse, http } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../service/server/create-logger.js';
import { APP, Browser, createUser, SETTINGS, SITE, startApp, useStorage, useWeChat } from './support.js';

const { wechat, network } = useWeChat();
const storage = useStorage();
const readLines = (lines: string[]) => lines.map((line) => JSON.parse(line));
afterEach(() => {
  vi.restoreAllMocks();
  network.resetHandlers();
});

test('logs no code, state, token, secret or cookie', async () => {
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
  // A truncated JSON answer. The message of the parser's error contains a part of it.
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
  // The log contains what an operator needs.
  expect(log).toContain('code_used');
});

test('does not log the command of a failed Redis request, and shows the failure page', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const stored = new Map<string, string>();
  let failing = false;
  // Like errors of ioredis, which contain the command and its arguments.
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
  // Starting a login stores its state in Redis.
  const { status } = await browser.fetch('/api/auth/sign-in/social', { json: { provider: 'wechat' } });
  expect(status).toBe(500);
  const back = await browser.fetch('/api/login', {
    headers: { 'sec-fetch-dest': 'document' },
  });
  expect(back.headers.get('location')).toBe('/failed?error=server_error');
  expect(printed.mock.calls).toEqual([]);
  const failed = { level: 'error', message: 'A request failed:', errors: ['Error'] };
  const told = readLines(server.log).filter(({ message }) => message === failed.message);
  expect(told).toEqual([expect.objectContaining(failed), expect.objectContaining(failed)]);
});

test('logs an error’s name and code, but not a code that could be WeChat’s', () => {
  const lines: string[] = [];
  const { log } = createLogger((line) => lines.push(line));
  const tell = (name: string, message: string, code?: string) =>
    log?.('error', 'Failed:', Object.assign(new Error(message), { name, code }));
  tell('error', 'password authentication failed for user "lin"', '28P01');
  tell('Error', 'connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED');
  tell('ReplyError', 'NOAUTH Authentication required.');
  tell('Error', 'no code', '0a3bXY00wLin0001a');
  tell('TypeError', 'OOM');
  expect(readLines(lines).map(({ errors }) => errors)).toEqual([
    ['error 28P01'],
    ['Error ECONNREFUSED'],
    ['ReplyError NOAUTH'],
    ['Error'],
    ['TypeError'],
  ]);
});

test('requests cannot forge log lines, write long ones, or put an address into them', async () => {
  const server = await startApp(storage());
  const forged = '\n{"level":"info","message":"forged"}\r\n\u2028forged\u001b[2Kforged';
  const secret = 'token-of-another-site';
  const ask = (callbackURL: string, headers: Record<string, string> = {}) =>
    new Browser(server, wechat).fetch('/api/auth/sign-in/social', {
      json: { provider: 'wechat', callbackURL },
      headers,
    });
  await ask(`https://evil.example/${forged}`);
  await ask(`//evil.example/${secret}${forged}`);
  // An address that is close to the limit of the body's schema.
  await ask(`https://evil.example/${secret}${'x'.repeat(6000)}`);
  const cookie = 'any=cookie';
  await ask('/', { origin: `https://evil.example/${secret}`, cookie });
  await server.fetch(
    new Request(`${SITE}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, referer: `https://evil.example/reset?token=${secret}` },
    }),
  );
  await new Browser(server, wechat).signUpByEmail(`lin@example.com${forged}`);
  expect(server.log.length).toBeGreaterThanOrEqual(4);
  for (const line of server.log) {
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(line.length).toBeLessThan(1000);
    const { time, level, message, errors = [], ...rest } = JSON.parse(line);
    expect([new Date(time).toISOString(), level, rest]).toEqual([
      time,
      expect.stringMatching(/^(error|warn)$/),
      {},
    ]);
    for (const text of [message, ...errors]) expect(text).not.toMatch(/forged|evil|token-of|lin@/);
  }
  expect(readLines(server.log).map(({ message }) => message)).toContain('Invalid origin');
});

test('shortens long error names and long lists of errors', () => {
  const lines: string[] = [];
  const { log } = createLogger((line) => lines.push(line));
  const named = (name: string) => Object.assign(new Error(), { name });
  log?.(
    'error',
    `Failed\n${'x'.repeat(2_000_000)}`,
    ...Array.from({ length: 5000 }, () => named('y\n'.repeat(50_000))),
  );
  log?.('error', undefined as unknown as string, named('\ud800'));
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line.length).toBeLessThan(3000);
    expect(line).not.toContain('\\n');
  }
});
