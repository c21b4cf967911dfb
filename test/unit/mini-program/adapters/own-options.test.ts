import { beforeEach, expect, test, vi } from 'vitest';
import {
  authing,
  createMiniProgramQrLogin,
  deviceAuthorization,
  type MiniProgramAdapter,
  rest,
} from '../../../../src/mini-program/index.js';
import { readOptionNames } from '../../../read-names.js';
import { controlPage, pass } from '../../helpers/control-page.js';
import { findReadNames } from '../../helpers/pollute.js';

/**
 * A value that another script has put on `Object.prototype` does not become an option of the mini program login or its
 * adapters.
 */
controlPage();

const ADAPTERS = 'src/mini-program/adapters';
const NAMES = [
  ...readOptionNames(
    'src/mini-program/mini-program-qr-login-options.ts',
    'MiniProgramQrLoginEvents',
    'MiniProgramQrLoginOptions',
  ),
  ...readOptionNames(`${ADAPTERS}/send.ts`, 'RequestOptions'),
  ...readOptionNames(`${ADAPTERS}/rest.ts`, 'RestOptions', 'RestCode'),
  ...readOptionNames(`${ADAPTERS}/authing-options.ts`, 'AuthingOptions'),
  ...readOptionNames(`${ADAPTERS}/device-authorization.ts`, 'DeviceAuthorizationOptions'),
  ...readOptionNames(
    'src/mini-program/mini-program-adapter.ts',
    'MiniProgramCodeImage',
    'MiniProgramCode',
    'ScannedUser',
  ),
  'exchange',
];

/** The properties that a browser reads from the options of a request. */
const READ_BY_FETCH = [
  ...['method', 'body', 'credentials', 'cache', 'mode', 'redirect', 'referrer', 'referrerPolicy'],
  ...['integrity', 'keepalive', 'priority'],
] as const;

let seen: unknown[] = [];
const answers = vi.fn<(url: string) => unknown>();

const ask = async (url: unknown, init: RequestInit = {}) => {
  seen.push([Date.now(), url, ...READ_BY_FETCH.map((name) => `${init[name]}`)]);
  seen.push(Object.entries(init.headers ?? {}), init.signal?.aborted);
  const body = JSON.stringify(answers(`${url}`));
  return { ok: true, status: 200, headers: new Headers(), json: async () => JSON.parse(body) };
};

/** Long timeout, because each option needs several runs, and the files run in parallel. */
vi.setConfig({ testTimeout: 120_000 });

beforeEach(() => {
  vi.stubGlobal('fetch', ask);
  vi.stubGlobal(
    'EventSource',
    class {
      constructor(url: string, init: EventSourceInit) {
        seen.push(['events', url, init.withCredentials]);
      }
      close() {}
    },
  );
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  // The clock determines the number of polls.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

/** Runs a login from its code to its end, with the required options only. */
async function play(adapter: () => MiniProgramAdapter): Promise<unknown[]> {
  vi.setSystemTime(0);
  seen = [];
  const login = createMiniProgramQrLogin({ adapter: adapter() });
  login.subscribe(() => {
    const { status, code, user, payload, error } = login.getSnapshot();
    seen.push([status, code && { ...code }, user, payload, error?.message]);
  });
  await pass();
  login.codeShown();
  for (let seconds = 0; seconds < 30; seconds++) await pass(1000);
  login.destroy();
  return seen;
}

/** Each server answers its polls in this order, and repeats the last answer. */
function answerInTurn(create: (url: string) => unknown, ...polls: unknown[]) {
  let poll = 0;
  answers.mockImplementation((url) => create(url) ?? polls[Math.min(poll++, polls.length - 1)]);
}

const device = {
  clientId: 'shop',
  deviceAuthorizationEndpoint: 'https://auth.example/device',
  tokenEndpoint: 'https://auth.example/token',
};

const PLAYS: Record<string, () => Promise<unknown>> = {
  'a login with rest()': () => {
    answerInTurn(
      (url) =>
        url === '/codes'
          ? { id: '1', text: 'https://shop.example/m', expiresIn: 20 }
          : url.endsWith('/session')
            ? { name: 'Lin' }
            : undefined,
      { status: 'pending' },
      { status: 'scanned' },
      { status: 'confirmed' },
    );
    return play(() => rest({ baseUrl: '/codes' }));
  },
  'a login with rest() that expires': () => {
    answerInTurn(
      (url) => (url === '/codes' ? { id: '1', text: 'a', expiresIn: 5, events: true } : undefined),
      { status: 'pending' },
    );
    return play(() => rest({ baseUrl: '/codes' }));
  },
  'a login with deviceAuthorization()': () => {
    answerInTurn(
      (url) =>
        url.endsWith('/device')
          ? { device_code: 's', verification_uri_complete: 'https://auth.example/u', expires_in: 20 }
          : undefined,
      { access_token: 'a', token_type: 'Bearer' },
    );
    return play(() => deviceAuthorization(device));
  },
  'a login with authing()': () => {
    answerInTurn(
      (url) =>
        url.endsWith('/gene')
          ? { code: 200, data: { random: 'r', url: 'https://auth.example/qr.png' } }
          : undefined,
      { code: 200, data: { status: 0 } },
      { code: 200, data: { status: 1 } },
      { code: 200, data: { status: 2, ticket: 't' } },
    );
    return play(() => authing({ appId: 'a', appHost: 'https://auth.example' }));
  },
  'a login without options': async () => {
    seen = [];
    const login = createMiniProgramQrLogin({} as never);
    login.subscribe(() => {
      const { status, error } = login.getSnapshot();
      seen.push([status, error?.message]);
    });
    await pass(1000);
    login.destroy();
    return seen;
  },
};

test.each(Object.entries(PLAYS))('%s reads no option from Object.prototype', async (_, login) => {
  expect(await findReadNames(NAMES, login)).toEqual([]);
});
