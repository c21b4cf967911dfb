import { beforeEach, describe, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin } from '../helpers/mini-program-login.js';

controlPage();
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.spyOn(console, 'warn').mockReturnValue();
});

describe('polling', () => {
  test('starts at once, and polls again an interval after each answer', async () => {
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

  test('sends one request at a time, and reports success once, if answers take longer than the interval', async () => {
    const onAuthorized = vi.fn();
    const { server, answer } = await createReadyMiniProgramLogin({ interval: 100, onAuthorized });
    await pass(2000);
    expect(server.of('poll').length).toBe(1);
    await answer({ status: 'authorized', result: 'r' });
    await pass(2000);
    expect([onAuthorized.mock.calls.length, server.of('poll').length]).toEqual([1, 1]);
  });

  test('ends when the code expires, even if the next poll would be later', async () => {
    const { heard, answer } = await createReadyMiniProgramLogin({ interval: 60_000 }, { expiresIn: 30_000 });
    await answer({ status: 'ready' });
    await pass(29_999);
    expect(heard).toEqual([]);
    await pass(1);
    expect(heard).toEqual(['ready > expired', 'expired']);
  });

  test('waits longer if the server asks for it, but never shorter than the interval', async () => {
    const patient = await createReadyMiniProgramLogin({ interval: 800 }, { interval: 5000 });
    const eager = await createReadyMiniProgramLogin({ interval: 800 }, { interval: 10 });
    for (const scan of [patient, eager]) await scan.answer({ status: 'ready' });
    await pass(5000);
    expect([patient.server.pollGaps[1], eager.server.pollGaps[1]]).toEqual([5000, 800]);
  });

  test('waits 5 s longer after each slow_down', async () => {
    const scan = await createReadyMiniProgramLogin({}, { interval: 5000 });
    await scan.answer({ status: 'slow_down' });
    await pass(10_000);
    await scan.answer({ status: 'ready' });
    await pass(10_000);
    await scan.answer({ status: 'slow_down' });
    await pass(15_000);
    expect(scan.server.pollGaps).toEqual([0, 10_000, 10_000, 15_000]);
    expect(scan.login.getSnapshot().status).toBe('ready');
  });
});

describe('after a failed request', () => {
  test('polls again after 1, 2, 4, 8 and 8 s, and at the interval again after an answer', async () => {
    const scan = await createReadyMiniProgramLogin();
    for (const ms of [1000, 2000, 4000, 8000, 8000]) {
      scan.server.last('poll').reject(new TypeError('Failed to fetch'));
      await pass(ms);
    }
    await scan.answer({ status: 'ready' });
    await pass(1000);
    scan.server.last('poll').reject(new TypeError('Failed to fetch'));
    await pass(1000);
    expect(scan.server.pollGaps).toEqual([0, 1000, 2000, 4000, 8000, 8000, 1000, 1000]);
    expect(scan.heard).toEqual([]);
  });

  test('adds up to a quarter at random, so that pages do not poll at the same moment', async () => {
    vi.mocked(Math.random).mockReturnValue(0.999);
    const scan = await createReadyMiniProgramLogin();
    scan.server.last('poll').reject(new TypeError('Failed to fetch'));
    await pass(1240);
    expect(scan.server.of('poll').length).toBe(1);
    await pass(10);
    expect(scan.server.of('poll').length).toBe(2);
  });

  test('aborts a request that hangs after the timeout, and polls again', async () => {
    const scan = await createReadyMiniProgramLogin({ timeout: 3000 });
    await pass(4000);
    expect(scan.server.pollGaps).toEqual([0, 4000]);
    expect(scan.server.of('poll')[0]?.signal.aborted).toBe(true);
  });

  test('stops when the code expires, even if no answer arrives', async () => {
    const { server, heard } = await createReadyMiniProgramLogin({ timeout: 1e8 });
    server.last('poll').reject(new TypeError('Failed to fetch'));
    await pass(120_000);
    expect(heard).toEqual(['ready > expired', 'expired']);
    expect(server.open).toEqual([]);
  });

  test('warns developers once', async () => {
    const { server } = await createReadyMiniProgramLogin();
    for (const ms of [1000, 2000]) {
      server.last('poll').reject(new TypeError('told once'));
      await pass(ms);
    }
    expect(vi.mocked(console.warn).mock.calls).toEqual([[expect.stringContaining('told once')]]);
  });
});
