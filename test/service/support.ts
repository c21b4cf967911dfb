import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Application } from '../../service/server/config/application.js';
import { createApp } from '../../service/server/create-app.js';
import { createAuth } from '../../service/server/create-auth.js';
import { readSettings } from '../../service/server/read-settings.js';
import type { Settings } from '../../service/server/settings.js';
import { openStorage } from '../../service/server/storage/open-storage.js';
import type { Storage } from '../../service/server/storage/storage.js';
import type { ShownStranger } from '../../service/server/stranger.js';
import {
  createWeChatSimulator,
  type SimulatedUser,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from '../../src/simulator/index.js';
import { weChatHandlers } from '../../src/testing/msw.js';
import { changeSettings, type SettingsChange } from './change-settings.js';

export const APP = { appid: 'wx0123456789abcdef', secret: 'app-secret-of-this-test', name: 'Celadon' };
export const MINI_PROGRAM = {
  appid: 'wxfedcba9876543210',
  secret: 'mini-program-secret-of-this-test',
  name: 'Celadon',
};
/** An application that signs its visitors in at the service. */
export const SHOP: Application = {
  clientId: 'shop',
  clientSecret: 'secret-of-the-shop-in-this-test',
  name: 'Shop',
  redirectUris: ['https://shop.example/callback'],
  logoutUris: ['https://shop.example/bye'],
  clientAuthentication: 'client_secret_basic',
  scopes: ['openid', 'profile', 'email'],
  connections: undefined,
};
const PASSWORD = 'correct horse';
export const SITE = 'http://login.localhost:3000';

export const SETTINGS: Settings = {
  ...readSettings(
    {
      WECHAT_APP_ID: APP.appid,
      WECHAT_APP_SECRET: APP.secret,
      MINI_PROGRAM_APP_ID: MINI_PROGRAM.appid,
      MINI_PROGRAM_APP_SECRET: MINI_PROGRAM.secret,
      BETTER_AUTH_URL: SITE,
      BETTER_AUTH_SECRET: 'a secret of this test, long enough to count',
    },
    'production',
  ),
  applications: [SHOP],
  // No rate limits, because most tests send many requests from one address.
  production: false,
};

/** Creates a new WeChat user. */
let people = 0;
export const createUser = (nickname = '小林'): SimulatedUser => ({
  unionid: `union-${++people}`,
  nickname,
  avatar: 'https://pic.example/lin.png',
});

/** Simulates WeChat for the browser and the server in all tests of a file. */
export function useWeChat(options: WeChatSimulatorOptions = {}) {
  const wechat = createWeChatSimulator({ apps: [APP, MINI_PROGRAM], ...options });
  const network = setupServer(...weChatHandlers(wechat));
  beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => network.close());
  return { wechat, network };
}

let storage: Storage | undefined;
/** Opens a database in memory. All test files of a worker share it, so each test uses its own users. */
export function useStorage(): () => Storage {
  beforeAll(async () => {
    storage ??= await openStorage({ dataDir: 'memory://', databaseUrl: undefined, redisUrl: undefined });
  });
  return () => storage as Storage;
}

let addresses = 0;
export const newAddress = () => `lin${++addresses}@example.com`;

/** Creates an account with e-mail and password, also for tests with LOGIN_ONLY. */
export async function createAccount(fields: Record<string, unknown> = {}) {
  if (!storage) throw new Error('No useStorage() in this file');
  const { api, context } = await createAuth(SETTINGS, { storage });
  const email = newAddress();
  const { user } = await api.signUpEmail({ body: { name: 'Lin', email, password: PASSWORD } });
  if (Object.keys(fields).length) {
    const where = [{ field: 'id', value: user.id }];
    await context.adapter.update({ model: 'user', where, update: fields });
  }
  return { email, id: user.id };
}

/** Starts the application. Returns it with its log. */
export async function startApp(storage: Storage, settings: SettingsChange = {}) {
  const log: string[] = [];
  const app = await createApp(changeSettings(SETTINGS, settings), { storage, log: (line) => log.push(line) });
  return { fetch: async (request: Request) => app.fetch(request), log };
}

export type Server = { fetch(request: Request): Promise<Response> };

/** A minimal browser. It stores cookies, and does not follow redirects. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    public server: Server,
    readonly wechat: WeChatSimulator,
  ) {}

  async fetch(path: string, init: RequestInit & { json?: unknown } = {}): Promise<Response> {
    const { json, ...rest } = init;
    const headers = new Headers(rest.headers);
    if (this.cookies.size) headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '));
    if (json !== undefined) {
      headers.set('content-type', 'application/json');
      if (!headers.has('origin')) headers.set('origin', SITE);
    }
    const response = await this.server.fetch(
      new Request(SITE + path, {
        ...rest,
        headers,
        ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
      }),
    );
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Starts a login, like the page. Resolves to the authorization URL. */
  async ask(options: Record<string, unknown> = {}): Promise<string> {
    const response = await this.fetch('/api/auth/sign-in/social', {
      json: { provider: 'wechat', disableRedirect: true, callbackURL: '/api/auth/get-session', ...options },
    });
    expect(response.status).toBe(200);
    const { url }: { url: string } = await response.json();
    return url;
  }

  /** A user scans the QR code of the authorization URL and approves. */
  async scan(url: string, user: SimulatedUser): Promise<{ code: string; state: string }> {
    await this.wechat.fetch(new Request(url));
    const { uuid } = this.wechat.logins.at(-1) ?? {};
    const { code, state } = this.wechat.approve({ ...(uuid && { uuid }), user });
    return { code, state };
  }

  /** Sends code and state to the server, like the page. Resolves to the address of the redirect. */
  async finish(result: Record<string, string>): Promise<string> {
    const response = await this.fetch(`/api/auth/callback/wechat?${new URLSearchParams(result)}`);
    expect(response.status).toBe(302);
    return response.headers.get('location') ?? '';
  }

  /** Starts a login, scans and finishes. Resolves to the address of the redirect. */
  async signIn(user: SimulatedUser, options?: Record<string, unknown>): Promise<string> {
    return this.finish(await this.scan(await this.ask(options), user));
  }

  async session(): Promise<{ user: { id: string; name: string; email: string; image: string } } | null> {
    return (await this.fetch('/api/auth/get-session')).json();
  }

  /** Returns the WeChat that the bind page shows. */
  async readStranger(): Promise<ShownStranger | null> {
    return (await this.fetch('/api/auth/wechat/stranger')).json();
  }

  /** Confirms the WeChat, and connects it to an account. */
  async settleStranger(how: 'bind' | 'new-account', confirmed?: string): Promise<Response> {
    const json = { confirmed: confirmed ?? (await this.readStranger())?.id ?? 'nobody' };
    return this.fetch(`/api/auth/wechat/${how}`, { json });
  }

  signUpByEmail(email: string, password = PASSWORD) {
    return this.fetch('/api/auth/sign-up/email', { json: { name: 'Lin', email, password } });
  }

  signInByEmail(email: string, password = PASSWORD) {
    return this.fetch('/api/auth/sign-in/email', { json: { email, password } });
  }
}
