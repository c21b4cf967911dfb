import { beforeEach, expect, test, vi } from 'vitest';
import { controlPage, pass, setHidden } from '../helpers/control-page.js';
import { createReadyMiniProgramLogin } from '../helpers/mini-program-login.js';

controlPage();
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.spyOn(console, 'warn').mockReturnValue();
});

test('a hidden tab does not poll, and polls at once when it is visible again', async () => {
  const scan = await createReadyMiniProgramLogin();
  await scan.answer({ status: 'ready' });
  setHidden(true);
  await pass(60_000);
  expect(scan.server.of('poll').length).toBe(1);
  setHidden(false);
  await pass();
  expect(scan.server.of('poll').length).toBe(2);
});

test('a hidden tab uses the answer to a pending request, because the server may send it only once', async () => {
  const { heard, answer } = await createReadyMiniProgramLogin();
  setHidden(true);
  await answer({ status: 'authorized', result: 'once' });
  expect(heard).toEqual(['ready > authorized', 'authorized once']);
});

test('a tab that is visible again does not wait for the end of a retry delay', async () => {
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
  expect(scan.server.pollGaps.at(-1)).toBe(10);
});

test('a tab that is hidden and shown again sends no second request', async () => {
  const scan = await createReadyMiniProgramLogin();
  setHidden(true);
  setHidden(false);
  await pass(10);
  expect(scan.server.of('poll').length).toBe(1);
});

test('after the computer has slept, the page shows at once that its code has expired', async () => {
  const { login, server, answer } = await createReadyMiniProgramLogin();
  await answer({ status: 'ready' });
  setHidden(true);
  await pass(1000);
  // Timers did not run.
  vi.setSystemTime(Date.now() + 3_600_000);
  setHidden(false);
  await pass();
  expect([login.getSnapshot().status, server.of('poll').length]).toEqual(['expired', 1]);
});
