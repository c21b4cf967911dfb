import { expect, test } from 'vitest';
import { MAX_STATES } from '../../service/server/with-state-cookies.js';
import { Browser, createUser, startApp, useStorage, useWeChat } from './support.js';

const { wechat } = useWeChat();
const storage = useStorage();

const STATE = /state-/;
const countStates = ({ cookies }: Browser) => [...cookies.keys()].filter((name) => STATE.test(name)).length;

/** A browser that respects the path of cookies. `Browser` sends all cookies to all paths. */
class Jar extends Browser {
  private readonly paths = new Map<string, string>();
  constructor(server: Browser['server'], simulator: Browser['wechat']) {
    const jar = new Map<string, string>();
    super(
      {
        fetch: async (request) => {
          const { pathname } = new URL(request.url);
          const sent = [...jar].filter(([name]) => pathname.startsWith(this.paths.get(name) ?? '/'));
          request.headers.set('cookie', sent.map((pair) => pair.join('=')).join('; '));
          const response = await server.fetch(request);
          for (const cookie of response.headers.getSetCookie()) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
            this.paths.set(name, /; *path=([^;]*)/i.exec(cookie)?.[1] ?? '/');
            if (/max-age=0/i.test(cookie)) jar.delete(name);
            else jar.set(name, value);
          }
          this.largest = Math.max(this.largest, jar.size);
          return response;
        },
      },
      simulator,
    );
    this.jar = jar;
  }
  readonly jar: Map<string, string>;
  largest = 0;
  /** Returns the Cookie header for a page. */
  sizeFor(path: string): number {
    const sent = [...this.jar].filter(([name]) => path.startsWith(this.paths.get(name) ?? '/'));
    return sent.map((pair) => pair.join('=')).join('; ').length;
  }
}

test('keeps ten state cookies of 122 logins, and sends them to the callback only', async () => {
  const browser = new Jar(await startApp(storage()), wechat);
  let last = '';
  for (let count = 0; count < 120; count++) last = await browser.ask();
  for (let count = 0; count < 2; count++) {
    const answer = await browser.fetch('/api/login');
    expect(answer.status).toBe(302);
    expect(
      answer.headers
        .getSetCookie()
        .filter((cookie) => STATE.test(cookie))
        .every((cookie) => /; *path=\/api\/auth\/callback(;|$)/i.test(cookie)),
    ).toBe(true);
  }
  expect([...browser.jar.keys()].filter((name) => STATE.test(name))).toHaveLength(MAX_STATES);
  // Pages start logins, too, and get the list only.
  expect(browser.sizeFor('/login')).toBeLessThan(250);
  expect(browser.sizeFor('/api/config')).toBeLessThan(250);
  expect(browser.sizeFor('/api/auth/callback/wechat')).toBeLessThan(2500);
  expect(browser.largest).toBeLessThanOrEqual(MAX_STATES + 1);
  // A login whose cookie was kept is finished.
  expect(await browser.finish(await browser.scan(last, createUser()))).toBe('/api/auth/get-session');
});

test('finishes ten concurrent logins in one browser, in any order', async () => {
  const browser = new Jar(await startApp(storage()), wechat);
  const urls: string[] = [];
  for (let count = 0; count < MAX_STATES; count++) urls.push(await browser.ask());
  for (const url of urls.reverse()) {
    expect(await browser.finish(await browser.scan(url, createUser()))).toBe('/api/auth/get-session');
  }
  expect([...browser.jar.keys()].filter((name) => STATE.test(name))).toEqual([]);
});

test('finishes logins that tabs started at the same moment, and removes surplus cookies afterwards', async () => {
  const browser = new Browser(await startApp(storage()), wechat);
  const urls = await Promise.all(Array.from({ length: 20 }, () => browser.ask()));
  expect(await browser.finish(await browser.scan(urls[3] ?? '', createUser()))).toBe('/api/auth/get-session');
  expect(countStates(browser)).toBeLessThanOrEqual(MAX_STATES);
});

test('ignores a forged list of logins', async () => {
  const server = await startApp(storage());
  for (const list of [
    'x=; Path=/',
    'A'.repeat(9000),
    '..',
    '__proto__.constructor',
    'a\u00e9',
    'AAAAAAAAAAAA'.padEnd(2000, '.BBBBBBBBBBBB'),
  ]) {
    const browser = new Browser(server, wechat);
    const first = await browser.ask();
    const name = [...browser.cookies.keys()].find((key) => key.endsWith('logins')) ?? '';
    expect(name).not.toBe('');
    browser.cookies.set(name, encodeURI(list));
    const response = await browser.fetch('/api/auth/sign-in/social', { json: { provider: 'wechat' } });
    expect(response.status).toBe(200);
    const removed = response.headers.getSetCookie().filter((cookie) => /state-[\w-]{12}=;/.test(cookie));
    expect(removed.length).toBeLessThanOrEqual(1);
    expect(await browser.finish(await browser.scan(first, createUser()))).toBe('/api/auth/get-session');
  }
});
