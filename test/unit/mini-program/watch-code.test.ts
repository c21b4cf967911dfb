import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { MiniProgramUpdate } from '../../../src/mini-program/index.js';
import { subscription, withHttpErrors } from '../../../src/mini-program/index.js';
import { controlPage, pass, setHidden } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin } from '../helpers/mini-program-login.js';

const listeners = controlPage();
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.spyOn(console, 'warn').mockReturnValue();
});

/** ms between the polls so far. */
const gaps = ({ server }: Awaited<ReturnType<typeof createReadyMiniProgramLogin>>) =>
  server.of('poll').map(({ at }, index, polls) => at - (polls[index - 1]?.at ?? at));

describe('the pace', () => {
  test('the first poll comes at once, the next an interval after the answer', async () => {
    const scan = await createReadyMiniProgramLogin({ interval: 800 });
    expect(scan.server.of('poll').length).toBe(1);
    await pass(5000);
    expect(scan.server.of('poll').length).toBe(1);
    await scan.answer({ status: 'ready' });
    await pass(799);
    expect(scan.server.of('poll').length).toBe(1);
    await pass(1);
    expect(scan.server.of('poll').length).toBe(2);
  });

  test('the server may ask for more patience, not for less', async () => {
    const patient = await createReadyMiniProgramLogin({ interval: 800 }, { interval: 5000 });
    const eager = await createReadyMiniProgramLogin({ interval: 800 }, { interval: 10 });
    for (const scan of [patient, eager]) await scan.answer({ status: 'ready' });
    await pass(5000);
    expect([gaps(patient)[1], gaps(eager)[1]]).toEqual([5000, 800]);
  });

  test('slow_down: 5 s more, for good', async () => {
    const scan = await createReadyMiniProgramLogin({}, { interval: 5000 });
    await scan.answer({ status: 'slow_down' });
    await pass(10_000);
    await scan.answer({ status: 'ready' });
    await pass(10_000);
    await scan.answer({ status: 'slow_down' });
    await pass(15_000);
    expect(gaps(scan)).toEqual([0, 10_000, 10_000, 15_000]);
    expect(scan.login.getSnapshot().status).toBe('ready');
  });
});

describe('failures that may pass', () => {
  test('1, 2, 4, 8, 8 s; and the interval again after an answer', async () => {
    const scan = await createReadyMiniProgramLogin();
    for (const ms of [1000, 2000, 4000, 8000, 8000]) {
      scan.server.last('poll').reject(new TypeError('Failed to fetch'));
      await pass(ms);
    }
    await scan.answer({ status: 'ready' });
    await pass(1000);
    scan.server.last('poll').reject(new TypeError('Failed to fetch'));
    await pass(1000);
    expect(gaps(scan)).toEqual([0, 1000, 2000, 4000, 8000, 8000, 1000, 1000]);
    expect(scan.heard).toEqual([]);
  });

  test('with up to a quarter more, so that pages do not come back together', async () => {
    vi.mocked(Math.random).mockReturnValue(0.999);
    const scan = await createReadyMiniProgramLogin();
    scan.server.last('poll').reject(new TypeError('Failed to fetch'));
    await pass(1240);
    expect(scan.server.of('poll').length).toBe(1);
    await pass(10);
    expect(scan.server.of('poll').length).toBe(2);
  });

  test('a poll that hangs is given up after the timeout, and tried again', async () => {
    const scan = await createReadyMiniProgramLogin({ timeout: 3000 });
    await pass(4000);
    expect(gaps(scan)).toEqual([0, 4000]);
    expect(scan.server.of('poll')[0]?.signal.aborted).toBe(true);
  });

  test('until the code expires, by the clock', async () => {
    const { server, heard } = await createReadyMiniProgramLogin({ timeout: 1e8 });
    server.last('poll').reject(new TypeError('Failed to fetch'));
    await pass(120_000);
    expect(heard).toEqual(['ready > expired', 'expired']);
    expect(server.open).toEqual([]);
  });

  test('developers are told once', async () => {
    const { server } = await createReadyMiniProgramLogin();
    for (const ms of [1000, 2000]) {
      server.last('poll').reject(new TypeError('told once'));
      await pass(ms);
    }
    expect(vi.mocked(console.warn).mock.calls).toEqual([[expect.stringContaining('told once')]]);
  });
});

describe('HTTP', () => {
  /** A login whose polls answer with that status. */
  const answering = (status: number, headers: Record<string, string> = {}) => {
    const poll = vi.fn(async () => {
      throw new Response(null, { status, headers });
    });
    return createReadyMiniProgramLogin({}, { poll: withHttpErrors<never>(poll) }).then((scan) => ({
      ...scan,
      poll,
    }));
  };

  test.each([408, 425, 429, 500, 502, 503])('%i is tried again', async (status) => {
    const { login, poll } = await answering(status);
    await pass(3000);
    expect([login.getSnapshot().status, poll.mock.calls.length]).toEqual(['ready', 3]);
  });

  test.each([
    ['seconds', '7'],
    ['a date', new Date(Date.UTC(2030, 0, 1, 0, 0, 7)).toUTCString()],
  ])('Retry-After, %s, is obeyed, also when the tab is shown meanwhile', async (_, value) => {
    vi.setSystemTime(Date.UTC(2030, 0, 1));
    const { poll } = await answering(429, { 'retry-after': value });
    setHidden(true);
    setHidden(false);
    await pass(6999);
    expect(poll).toHaveBeenCalledOnce();
    await pass(1);
    expect(poll).toHaveBeenCalledTimes(2);
  });

  test('a Retry-After of a month is not "at once", which browsers make of it', async () => {
    const { poll } = await answering(429, { 'retry-after': '2592000' });
    await pass(119_000);
    expect(poll).toHaveBeenCalledOnce();
  });

  test.each([
    [404, 'expired', undefined],
    [410, 'expired', undefined],
    [401, 'error', 'session_mismatch'],
    [403, 'error', 'session_mismatch'],
    [400, 'error', 'server_error'],
    [422, 'error', 'server_error'],
  ])('%i is final: %s', async (code, status, error) => {
    const { login, poll } = await answering(code);
    await pass(60_000);
    expect(poll).toHaveBeenCalledOnce();
    expect([login.getSnapshot().status, login.getSnapshot().error?.code]).toEqual([status, error]);
  });
});

describe('a hidden tab', () => {
  test('asks nothing, and at once when it is shown', async () => {
    const scan = await createReadyMiniProgramLogin();
    await scan.answer({ status: 'ready' });
    setHidden(true);
    await pass(60_000);
    expect(scan.server.of('poll').length).toBe(1);
    setHidden(false);
    await pass();
    expect(scan.server.of('poll').length).toBe(2);
  });

  test('uses the answer that was under way: it may be the only one', async () => {
    const { heard, answer } = await createReadyMiniProgramLogin();
    setHidden(true);
    await answer({ status: 'authorized', result: 'once' });
    expect(heard).toEqual(['ready > authorized', 'authorized once']);
  });

  test('does not wait for the end of a back-off', async () => {
    const scan = await createReadyMiniProgramLogin();
    for (const ms of [1000, 2000, 4000]) {
      scan.server.last('poll').reject(new TypeError('Failed to fetch'));
      await pass(ms);
    }
    scan.server.last('poll').reject(new TypeError('Failed to fetch'));
    await pass(10);
    setHidden(true);
    setHidden(false);
    await pass();
    expect(gaps(scan).at(-1)).toBe(10);
  });

  test('has one request in flight all the same', async () => {
    const scan = await createReadyMiniProgramLogin();
    setHidden(true);
    setHidden(false);
    await pass(10);
    expect(scan.server.of('poll').length).toBe(1);
  });

  test('a machine that slept shows at once that its code has expired', async () => {
    const { login, server, answer } = await createReadyMiniProgramLogin();
    await answer({ status: 'ready' });
    setHidden(true);
    await pass(1000);
    // Timers stood still.
    vi.setSystemTime(Date.now() + 3_600_000);
    setHidden(false);
    await pass();
    expect([login.getSnapshot().status, server.of('poll').length]).toEqual(['expired', 1]);
  });
});

describe('autoRefresh', () => {
  test('true: five times in a row, then the visitor decides', async () => {
    const { login, server } = await createReadyMiniProgramLogin({ autoRefresh: true });
    for (let times = 1; times <= 5; times++) {
      await pass(120_001);
      expect([login.getSnapshot().status, server.of('create').length]).toEqual(['loading', times + 1]);
      server.last('create').resolve(undefined);
      await pass();
    }
    await pass(600_000);
    expect([login.getSnapshot().status, server.of('create').length]).toEqual(['expired', 6]);
    login.refresh();
    await pass();
    server.last('create').resolve(undefined);
    await pass(120_001);
    expect(server.of('create').length).toBe(8);
  });

  test('a number is the number of times', async () => {
    const { server } = await createReadyMiniProgramLogin({ autoRefresh: 1 });
    await pass(120_001);
    server.last('create').resolve(undefined);
    await pass(600_000);
    expect(server.of('create').length).toBe(2);
  });

  test('in a hidden tab it waits until somebody can see the code', async () => {
    const { login, server } = await createReadyMiniProgramLogin({ autoRefresh: true });
    setHidden(true);
    await pass(600_000);
    expect([login.getSnapshot().status, server.of('create').length]).toEqual(['expired', 1]);
    setHidden(false);
    await pass();
    expect(server.of('create').length).toBe(2);
  });
});

describe('a subscription', () => {
  /** Streams so far; `tell` speaks in the newest. */
  function createStreams() {
    const streams: { signal: AbortSignal; end(): void }[] = [];
    let tell = (_: MiniProgramUpdate<string>) => {};
    const subscribe = subscription<string>((onProgress, signal) => {
      tell = onProgress;
      return new Promise((resolve) => {
        streams.push({ signal, end: resolve });
      });
    });
    return { streams, subscribe, tell: (news: MiniProgramUpdate<string>) => tell(news) };
  }

  test('is listened to instead of asking', async () => {
    const { streams, subscribe, tell } = createStreams();
    const { server, heard } = await createReadyMiniProgramLogin({}, { subscribe });
    tell({ status: 'ready' });
    await pass(60_000);
    tell({ status: 'scanned' });
    tell({ status: 'authorized', result: 'r' });
    await pass();
    expect(heard).toEqual(['ready > scanned', 'scanned', 'scanned > authorized', 'authorized r']);
    expect([server.of('poll').length, streams.length, streams[0]?.signal.aborted]).toEqual([0, 1, true]);
    expect([listeners(), vi.getTimerCount()]).toEqual([['pageshow'], 0]);
  });

  test.each(['ends', 'is silent for 5 s'])('polling takes over when it %s', async (how) => {
    const { streams, subscribe, tell } = createStreams();
    const { server, login } = await createReadyMiniProgramLogin({}, { subscribe });
    if (how === 'ends') {
      tell({ status: 'ready' });
      streams[0]?.end();
    }
    await pass(5000);
    expect(server.of('poll').length).toBe(1);
    // Whatever it says later is too late.
    tell({ status: 'refused' });
    await pass();
    expect(login.getSnapshot().status).toBe('ready');
  });

  test('is listened to for as long as the code lives, however long that is', async () => {
    const { streams, subscribe, tell } = createStreams();
    const { server } = await createReadyMiniProgramLogin({}, { subscribe, expiresIn: 2 ** 31 });
    tell({ status: 'ready' });
    await pass(60_000);
    expect([streams[0]?.signal.aborted, server.of('poll').length]).toEqual([false, 0]);
  });

  const refuse = () => {
    throw new Error('no such address');
  };
  test.each([
    ['fails', subscription<string>(() => Promise.reject(new Error('refused')))],
    ['throws at once', subscription<string>(refuse)],
    ['is written by hand, and fails', () => Promise.reject(new Error('refused'))],
    ['is written by hand, and throws at once', refuse],
  ])('and when it %s', async (_, subscribe) => {
    const { server, answer, login } = await createReadyMiniProgramLogin({}, { subscribe });
    expect(server.of('poll').length).toBe(1);
    await answer({ status: 'refused' });
    expect(login.getSnapshot().status).toBe('refused');
  });

  test('is closed while the tab is hidden, and opened again', async () => {
    const { streams, subscribe, tell } = createStreams();
    const { server, login } = await createReadyMiniProgramLogin({}, { subscribe });
    tell({ status: 'ready' });
    setHidden(true);
    await pass(60_000);
    expect([streams.length, streams[0]?.signal.aborted]).toEqual([1, true]);
    setHidden(false);
    await pass();
    expect([streams.length, server.of('poll').length]).toEqual([2, 0]);
    tell({ status: 'refused' });
    expect(login.getSnapshot().status).toBe('refused');
  });

  test('ends with the login', async () => {
    const { streams, subscribe } = createStreams();
    const { login } = await createReadyMiniProgramLogin({}, { subscribe });
    login.destroy();
    expect(streams[0]?.signal.aborted).toBe(true);
    expect([listeners(), vi.getTimerCount()]).toEqual([[], 0]);
  });
});
