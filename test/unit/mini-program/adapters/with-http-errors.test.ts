import { beforeEach, expect, test, vi } from 'vitest';
import { withHttpErrors } from '../../../../src/mini-program/index.js';
import { controlPage, pass, setHidden } from '../../helpers/control-page.js';
import { createReadyMiniProgramLogin } from '../../helpers/mini-program-login.js';

controlPage();
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.spyOn(console, 'warn').mockReturnValue();
});

/** Creates a login whose polls get that status. */
const answering = (status: number, headers: Record<string, string> = {}) => {
  const poll = vi.fn(async () => {
    throw new Response(null, { status, headers });
  });
  return createReadyMiniProgramLogin({}, { poll: withHttpErrors<never>(poll) }).then((scan) => ({
    ...scan,
    poll,
  }));
};

test.each([408, 425, 429, 500, 502, 503])('polls again after HTTP %i', async (status) => {
  const { login, poll } = await answering(status);
  await pass(3000);
  expect([login.getSnapshot().status, poll.mock.calls.length]).toEqual(['ready', 3]);
});

test.each([
  ['seconds', '7'],
  ['a date', new Date(Date.UTC(2030, 0, 1, 0, 0, 7)).toUTCString()],
])('waits for the time in Retry-After as %s, even if the tab becomes visible before', async (_, value) => {
  vi.setSystemTime(Date.UTC(2030, 0, 1));
  const { poll } = await answering(429, { 'retry-after': value });
  setHidden(true);
  setHidden(false);
  await pass(6999);
  expect(poll).toHaveBeenCalledOnce();
  await pass(1);
  expect(poll).toHaveBeenCalledTimes(2);
});

test('does not poll at once after a Retry-After of a month, which is too long for a timer', async () => {
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
])('ends the login after HTTP %i with the status %s', async (code, status, error) => {
  const { login, poll } = await answering(code);
  await pass(60_000);
  expect(poll).toHaveBeenCalledOnce();
  expect([login.getSnapshot().status, login.getSnapshot().error?.code]).toEqual([status, error]);
});
