import { expect, test, vi } from 'vitest';
import { type MiniProgramUpdate, subscription } from '../../../src/mini-program/index.js';
import { controlPage, pass, setHidden } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin } from '../helpers/mini-program-login.js';

const listeners = controlPage();

/** The streams so far. `tell` sends a message on the newest one. */
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

test('a subscription replaces polling', async () => {
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

test.each(['ends', 'is silent for 5 s'])('polling starts when the subscription %s', async (how) => {
  const { streams, subscribe, tell } = createStreams();
  const { server, login } = await createReadyMiniProgramLogin({}, { subscribe });
  if (how === 'ends') {
    tell({ status: 'ready' });
    streams[0]?.end();
  }
  await pass(5000);
  expect(server.of('poll').length).toBe(1);
  // Later messages are ignored.
  tell({ status: 'refused' });
  await pass();
  expect(login.getSnapshot().status).toBe('ready');
});

test('a subscription lasts until the code expires', async () => {
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
])('polling starts when the subscription %s', async (_, subscribe) => {
  const { server, answer, login } = await createReadyMiniProgramLogin({}, { subscribe });
  expect(server.of('poll').length).toBe(1);
  await answer({ status: 'refused' });
  expect(login.getSnapshot().status).toBe('refused');
});

test('a subscription is closed while the tab is hidden, and opened again when it is visible', async () => {
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

test('a subscription ends with the login', async () => {
  const { streams, subscribe } = createStreams();
  const { login } = await createReadyMiniProgramLogin({}, { subscribe });
  login.destroy();
  expect(streams[0]?.signal.aborted).toBe(true);
  expect([listeners(), vi.getTimerCount()]).toEqual([[], 0]);
});
