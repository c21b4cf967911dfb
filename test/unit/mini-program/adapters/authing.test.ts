import { createAdaptorServer } from '@hono/node-server';
import { AuthenticationClient } from 'authing-js-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type AuthingOptions,
  authing,
  type MiniProgramProgress,
} from '../../../../src/mini-program/index.js';
import { listen } from '../../../listen.js';
import { createAuthingServer } from '../../../stand-ins/authing.js';

let server: ReturnType<typeof createAuthingServer>;
beforeEach(() => {
  server = createAuthingServer();
});

const { signal } = new AbortController();
const appHost = 'https://shop.authing.example';
/** Creates an adapter that sends its requests to the server above. */
const options = (more: Partial<AuthingOptions> = {}): AuthingOptions => ({
  appId: 'app-1',
  appHost,
  fetch: async (input, init) => server.fetch(new Request(input, init)),
  ...more,
});
const createCode = (more?: Partial<AuthingOptions>) => authing(options(more))(signal);

describe('a code', () => {
  test('is a picture with the lifetime of the answer, and a logo of the SDK’s size', async () => {
    expect(await createCode()).toMatchObject({
      picture: `${appHost}/picture`,
      expiresIn: 120_000,
      logoShare: 1 / 2.4,
    });
    expect((await createCode({ scene: 'APP_AUTH' })).logoShare).toBeUndefined();
  });

  test('that Authing refuses causes an error with its number and message', async () => {
    server.fail('gene', 2001, 'no such app');
    await expect(createCode()).rejects.toMatchObject({
      code: 'create_failed',
      message: expect.stringContaining('2001 no such app'),
    });
  });
});

describe('a poll', () => {
  const user = { nickname: 'Lin', avatar: 'https://pic.example/1.png' };
  const userInfo = { nickname: 'Lin', photo: 'https://pic.example/1.png' };
  test.each<[number, Record<string, unknown>, MiniProgramProgress]>([
    [-1, {}, { status: 'expired' }],
    [0, {}, { status: 'ready' }],
    [1, { userInfo }, { status: 'scanned', user }],
    [2, { userInfo, ticket: 't' }, { status: 'authorized', user, result: { ticket: 't', user: undefined } }],
    [3, {}, { status: 'refused' }],
    [4, { scannedResult: { code: 1636 } }, { status: 'action_required', payload: { code: 1636 } }],
  ])('status %i', async (status, more, progress) => {
    const code = await createCode();
    server.say(status, more);
    expect(await code.poll(signal)).toEqual(progress);
  });

  test.each([
    [5, { scannedResult: { errmsg: 'user is locked' } }, 'user is locked'],
    [2, {}, 'status 2'],
    [9, {}, 'status 9'],
  ])('status %i without a next step causes an error that names the reason', async (status, more, message) => {
    const code = await createCode();
    server.say(status, more);
    await expect(code.poll(signal)).rejects.toMatchObject({
      code: 'server_error',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['2241: no such code, any more', 2241, { status: 'expired' }],
    [
      '1636: a second factor',
      1636,
      { status: 'action_required', payload: { code: 1636, message: 'm', data: 'd' } },
    ],
    ['1640: bind', 1640, { status: 'action_required', payload: { code: 1640, message: 'm', data: 'd' } }],
    [
      '1641: bind or create',
      1641,
      { status: 'action_required', payload: { code: 1641, message: 'm', data: 'd' } },
    ],
    ['500: may pass', 500, { status: 'retry' }],
    ['404', 404, { status: 'expired' }],
  ])('%s', async (_, number, progress) => {
    const code = await createCode();
    server.fail('check', number, 'm', 'd');
    expect(await code.poll(signal)).toMatchObject(progress);
  });

  test.each([
    [500, { status: 'retry' }],
    [404, { status: 'expired' }],
  ])('reads %i from statusCode', async (number, progress) => {
    const code = await createCode();
    server.fail('check', number, 'm', 'd', 'statusCode');
    expect(await code.poll(signal)).toMatchObject(progress);
  });

  test.each([
    [401, 'session_mismatch'],
    [2999, 'server_error'],
  ])('%i ends the login: %s', async (number, error) => {
    const code = await createCode();
    server.fail('check', number, 'm');
    await expect(code.poll(signal)).rejects.toMatchObject({ code: error });
  });
});

describe('the exchange', () => {
  const approve = async (exchange: true | ((ticket: string) => Promise<string>)) => {
    const adapter =
      exchange === true ? authing({ ...options(), exchange }) : authing({ ...options(), exchange });
    const code = await adapter(signal);
    server.approve();
    const progress = await code.poll(signal);
    if (progress.status !== 'confirming') throw new Error(progress.status);
    return progress;
  };

  test('in the browser returns the user with its token', async () => {
    const { exchange, user } = await approve(true);
    expect(user?.nickname).toBe('Lin');
    expect(await exchange(signal)).toMatchObject({
      status: 'authorized',
      result: { ticket: 'ticket-1', user: { id: 'u1', token: 'jwt' } },
    });
  });

  test('by your own function gets the ticket', async () => {
    const { exchange } = await approve(async (ticket) => `session of ${ticket}`);
    expect(await exchange(signal)).toMatchObject({ result: { user: 'session of ticket-1' } });
  });

  test('can end in action_required', async () => {
    const { exchange } = await approve(true);
    server.fail('userinfo', 1636, 'MFA', { mfaToken: 'x' });
    expect(await exchange(signal)).toMatchObject({
      status: 'action_required',
      payload: { code: 1636, data: { mfaToken: 'x' } },
    });
  });

  test('that fails ends the login with an error', async () => {
    const { exchange } = await approve(true);
    server.fail('userinfo', 2020, 'bad ticket');
    await expect(exchange(signal)).rejects.toMatchObject({ code: 'server_error' });
  });
});

describe('the requests have the fields of authing-js-sdk', () => {
  let close: () => void;
  let origin: string;
  beforeEach(async () => {
    const listening = createAdaptorServer({ fetch: server.fetch });
    origin = `http://127.0.0.1:${await listen(listening)}`;
    close = () => listening.close();
  });
  afterEach(() => close());

  const custom = {
    context: { from: 'login' },
    customData: { plan: 'a' },
    extIdpConnId: 'c1',
    withCustomData: true,
  };
  test.each([
    ['a mini program', 'WXAPP_AUTH', {}, {}],
    ['an app of one’s own', 'APP_AUTH', {}, {}],
    ['a public account', 'WECHATMP_AUTH', {}, {}],
    [
      'everything',
      'WXAPP_AUTH',
      { userPoolId: 'pool', tenantId: 'tenant', lang: 'en-US', requestFrom: 'guard' },
      custom,
    ],
  ] as const)('%s', async (_, scene, application, more) => {
    const client = new AuthenticationClient({
      appId: 'app-1',
      appHost: origin,
      ...application,
    } as ConstructorParameters<typeof AuthenticationClient>[0]);
    const sdk = {
      WXAPP_AUTH: client.wxqrcode,
      APP_AUTH: client.qrcode,
      WECHATMP_AUTH: client.wechatmpqrcode,
    }[scene];
    const { random } = await sdk.geneCode(more);
    server.approve();
    const { ticket = '' } = await sdk.checkStatus(random);
    await sdk.exchangeUserInfo(ticket);
    const theirs = server.requests.splice(0);

    const adapter = authing({
      appId: 'app-1',
      appHost: `${origin}/`,
      scene,
      ...application,
      ...more,
      exchange: true,
    });
    const progress = await (await adapter(signal)).poll(signal);
    if (progress.status === 'confirming') await progress.exchange(signal);
    expect(server.requests).toEqual(theirs);
    expect(theirs.map(({ path }) => path)).toEqual([
      '/api/v2/qrcode/gene',
      '/api/v2/qrcode/check',
      '/api/v2/qrcode/userinfo',
    ]);
  });
});
