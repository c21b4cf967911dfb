import { describe, expect, test } from 'vitest';
import { type DeviceAuthorizationOptions, deviceAuthorization } from '../../../../src/mini-program/index.js';

const { signal } = new AbortController();
const ANSWER = {
  device_code: 'secret',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://shop.example/device',
  verification_uri_complete: 'https://shop.example/device?user_code=WDJB-MJHT',
  expires_in: 1800,
  interval: 3,
};

/** Simulates an authorization server that answers each request with the next of these. */
function createServer(...answers: { status?: number; body: unknown; headers?: Record<string, string> }[]) {
  const requests: { url: string; type: string | null; body: string }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push({
      url: request.url,
      type: request.headers.get('content-type'),
      body: await request.text(),
    });
    const { status = 200, body, headers = {} } = answers.shift() ?? { status: 500, body: {} };
    return typeof body === 'string'
      ? new Response(body, { status, headers })
      : Response.json(body, { status, headers });
  };
  return { requests, fetch };
}

function createAdapter(
  server: ReturnType<typeof createServer>,
  more: Partial<DeviceAuthorizationOptions> = {},
) {
  return deviceAuthorization({
    clientId: 'shop web',
    deviceAuthorizationEndpoint: 'https://auth.example/device',
    tokenEndpoint: 'https://auth.example/token',
    fetch: server.fetch,
    ...more,
  });
}

describe('the code', () => {
  test('is verification_uri_complete, with times in ms', async () => {
    const server = createServer({ body: ANSWER });
    const code = await createAdapter(server, { scope: 'openid profile' })(signal);
    expect(code).toMatchObject({
      text: ANSWER.verification_uri_complete,
      expiresIn: 1_800_000,
      interval: 3000,
    });
    expect(server.requests).toEqual([
      {
        url: 'https://auth.example/device',
        type: 'application/x-www-form-urlencoded',
        body: 'client_id=shop+web&scope=openid+profile',
      },
    ]);
  });

  test('has an interval of 5 s by default', async () => {
    const { interval: _, ...answer } = ANSWER;
    expect((await createAdapter(createServer({ body: answer }))(signal)).interval).toBe(5000);
  });

  test('can be created from the answer, for example as a picture', async () => {
    const toCode = ({ user_code }: { user_code: string }) => ({ picture: `/qr/${user_code}` });
    const code = await createAdapter(createServer({ body: ANSWER }), { toCode })(signal);
    expect([code.picture, code.text]).toEqual(['/qr/WDJB-MJHT', undefined]);
  });

  test('does not contain the secret of the polls', async () => {
    const code = await createAdapter(createServer({ body: ANSWER }))(signal);
    expect(JSON.stringify(code)).not.toContain('secret');
  });

  test('throws the response that refuses it', async () => {
    const server = createServer({ status: 400, body: { error: 'invalid_client' } });
    await expect(createAdapter(server)(signal)).rejects.toMatchObject({ status: 400 });
  });
});

describe('a poll', () => {
  const poll = async (
    answer: Parameters<typeof createServer>[0],
    more?: Partial<DeviceAuthorizationOptions>,
  ) => {
    const server = createServer({ body: ANSWER }, answer as NonNullable<typeof answer>);
    const code = await createAdapter(server, more)(signal);
    return { server, progress: code.poll(signal) };
  };

  test('sends the grant, the secret and the client as a form', async () => {
    const { server, progress } = await poll({ body: { access_token: 'a', token_type: 'Bearer' } });
    await progress;
    expect(server.requests[1]).toEqual({
      url: 'https://auth.example/token',
      type: 'application/x-www-form-urlencoded',
      body: 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=secret&client_id=shop+web',
    });
  });

  test('sends them as JSON for servers that do not accept forms', async () => {
    const { server, progress } = await poll({ body: {} }, { format: 'json' });
    await progress;
    expect(server.requests.map(({ type }) => type)).toEqual(['application/json', 'application/json']);
    expect(JSON.parse(server.requests[1]?.body ?? '')).toMatchObject({
      device_code: 'secret',
      client_id: 'shop web',
    });
  });

  test('returns the tokens as result', async () => {
    const tokens = { access_token: 'a', token_type: 'Bearer', expires_in: 60 };
    const { progress } = await poll({ body: tokens });
    expect(await progress).toEqual({ status: 'authorized', result: tokens });
  });

  test.each([
    ['authorization_pending', 'ready'],
    ['slow_down', 'slow_down'],
    ['access_denied', 'refused'],
    ['expired_token', 'expired'],
    ['invalid_grant', 'expired'],
  ])('translates %s to %s', async (error, status) => {
    const { progress } = await poll({ status: 400, body: { error } });
    expect(await progress).toEqual({ status });
  });

  test.each([
    ['another error of OAuth’s', { status: 400, body: { error: 'invalid_request' } }, 'server_error'],
    ['a client that is not known', { status: 401, body: { error: 'invalid_client' } }, 'server_error'],
  ])('ends the login after %s', async (_, answer, code) => {
    const { progress } = await poll(answer);
    await expect(progress).rejects.toMatchObject({ code });
  });

  // Property names of every object are not errors of the standard.
  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', '__defineGetter__', 'valueOf'])(
    'an error with the name %s is final, and reported',
    async (error) => {
      const { progress } = await poll({ status: 400, body: `{"error":"${error}"}` });
      await expect(progress).rejects.toMatchObject({
        code: 'server_error',
        message: expect.stringContaining(error),
      });
    },
  );

  test.each([['["slow_down"]'], ['{"toString":0}'], ['null'], ['7'], ['true']])(
    'an error that is not a text is ignored: %s',
    async (error) => {
      const { progress } = await poll({ status: 400, body: `{"error":${error}}` });
      await expect(progress).rejects.toMatchObject({ code: 'server_error' });
    },
  );

  test.each([
    ['an error page', { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['too many requests', { status: 429, body: {}, headers: { 'retry-after': '9' } }],
  ])('is repeated after %s', async (_, answer) => {
    const { progress } = await poll(answer);
    expect(await progress).toMatchObject({ status: 'retry' });
  });

  test('is repeated after the HTML page of a captive portal', async () => {
    const { progress } = await poll({ body: '<h1>Sign in to this network</h1>' });
    await expect(progress).rejects.toBeInstanceOf(SyntaxError);
  });
});
