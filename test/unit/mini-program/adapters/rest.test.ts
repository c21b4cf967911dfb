import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type MiniProgramProgress,
  type RestCode,
  type RestProgress,
  rest,
} from '../../../../src/mini-program/index.js';

const { signal } = new AbortController();
const CODE: RestCode = { id: 'a/b', text: 'https://shop.example/m?token=t', expiresIn: 120 };

const ask = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.stubGlobal('fetch', ask);
});
afterEach(() => {
  vi.unstubAllGlobals();
  ask.mockReset();
});

const answer = (body: unknown, status = 200) => ask.mockResolvedValueOnce(Response.json(body, { status }));
const createCode = (code: Partial<RestCode> = {}, more = {}) => {
  answer({ ...CODE, ...code });
  return rest<{ name: string }>({ baseUrl: '/api/scan-login/', ...more })(signal);
};

describe('requests', () => {
  test('a code has times in ms', async () => {
    const code = await createCode({ interval: 2, logo: '/logo.png', logoShare: 1 / 2.4 });
    expect(code).toMatchObject({
      text: CODE.text,
      logo: '/logo.png',
      logoShare: 1 / 2.4,
      expiresIn: 120_000,
      interval: 2000,
    });
    expect(ask).toHaveBeenCalledExactlyOnceWith(
      '/api/scan-login',
      expect.objectContaining({
        method: 'POST',
        signal,
        cache: 'no-store',
        // Not the content type of a form, which other sites can send without a preflight.
        headers: { 'content-type': 'application/json' },
      }),
    );
  });

  test('a poll contains the id of the code', async () => {
    const code = await createCode();
    answer({ status: 'pending' });
    await code.poll(signal);
    expect(ask).toHaveBeenLastCalledWith('/api/scan-login/a%2Fb', expect.objectContaining({ signal }));
  });

  test('all requests have the headers and credentials of the options', async () => {
    await createCode({}, { headers: () => ({ 'x-csrf': '1' }), credentials: 'include' });
    expect(ask).toHaveBeenLastCalledWith(
      '/api/scan-login',
      expect.objectContaining({
        credentials: 'include',
        headers: { 'content-type': 'application/json', 'x-csrf': '1' },
      }),
    );
  });

  test('a server without the route causes an error', async () => {
    answer({}, 404);
    await expect(rest({ baseUrl: '/x' })(signal)).rejects.toMatchObject({ status: 404 });
  });
});

describe('progress', () => {
  const user = { nickname: 'Lin' };
  test.each<[RestProgress, MiniProgramProgress]>([
    [{ status: 'pending' }, { status: 'ready' }],
    [
      { status: 'scanned', user },
      { status: 'scanned', user },
    ],
    [{ status: 'cancelled' }, { status: 'refused' }],
    [{ status: 'expired' }, { status: 'expired' }],
    [
      { status: 'action_required', payload: 1 },
      { status: 'action_required', payload: 1 },
    ],
  ])('%j', async (given, progress) => {
    const code = await createCode();
    answer(given);
    expect(await code.poll(signal)).toEqual(progress);
  });

  test('requests the session after confirmed, and returns the answer as result', async () => {
    const code = await createCode();
    answer({ status: 'confirmed', user });
    const progress = await code.poll(signal);
    if (progress.status !== 'confirming') throw new Error(progress.status);
    expect([progress.user, ask.mock.calls.length]).toEqual([user, 2]);
    answer({ name: 'Lin' });
    expect(await progress.exchange(signal)).toEqual({ status: 'authorized', result: { name: 'Lin' } });
    expect(ask).toHaveBeenLastCalledWith(
      '/api/scan-login/a%2Fb/session',
      expect.objectContaining({ method: 'POST' }),
    );
  });

  test('a refused session causes an error', async () => {
    const code = await createCode();
    answer({ status: 'confirmed' });
    const progress = await code.poll(signal);
    answer({}, 409);
    if (progress.status !== 'confirming') throw new Error(progress.status);
    await expect(progress.exchange(signal)).rejects.toMatchObject({ status: 409 });
  });
});

describe('events', () => {
  class Stream {
    static all: Stream[] = [];
    onmessage = (_: { data: string }) => {};
    onerror = () => {};
    closed = false;
    constructor(
      readonly url: string,
      readonly options: EventSourceInit,
    ) {
      Stream.all.push(this);
    }
    close() {
      this.closed = true;
    }
  }
  beforeEach(() => {
    Stream.all = [];
    vi.stubGlobal('EventSource', Stream);
  });

  const subscribe = async (more = {}) => {
    const code = await createCode({ events: true }, more);
    const told: MiniProgramProgress[] = [];
    const over = code.subscribe?.((progress) => told.push(progress), signal);
    const stream = Stream.all[0];
    if (!stream) throw new Error('There is no stream.');
    return { stream, told, over };
  };

  test('report the same progress as polls', async () => {
    const { stream, told } = await subscribe();
    expect([stream.url, stream.options]).toEqual([
      '/api/scan-login/a%2Fb/events',
      { withCredentials: false },
    ]);
    stream.onmessage({ data: '{"status":"scanned","user":{"nickname":"Lin"}}' });
    stream.onmessage({ data: '{"status":"confirmed"}' });
    expect(told).toMatchObject([{ status: 'scanned', user: { nickname: 'Lin' } }, { status: 'confirming' }]);
  });

  test('send cookies to another origin with credentials: include', async () => {
    const { stream } = await subscribe({ credentials: 'include' });
    expect(stream.options.withCredentials).toBe(true);
  });

  test.each([
    ['an error', (stream: Stream) => stream.onerror()],
    ['something that is no JSON', (stream: Stream) => stream.onmessage({ data: '<html>' })],
  ])('end with %s, and polling starts', async (_, happen) => {
    const { stream, over } = await subscribe();
    happen(stream);
    expect(await over).toBe(false);
    expect(stream.closed).toBe(true);
  });

  test.each([
    ['the server has none', {}, {}],
    ['headers are needed, which they cannot send', { events: true }, { headers: { 'x-csrf': '1' } }],
    ['requests go through a fetch of yours', { events: true }, { fetch: ask }],
  ])('are not used if %s', async (_, code, more) => {
    expect((await createCode(code, more)).subscribe).toBeUndefined();
  });
});
