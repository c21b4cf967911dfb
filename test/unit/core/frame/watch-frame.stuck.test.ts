import { expect, test, vi } from 'vitest';
import type { QrLoginOptions } from '../../../../src/core/index.js';
import { controlPage, pass } from '../../helpers/control-page.js';
import { arrive, createLogin } from '../../helpers/login.js';
import { frameAt, say } from '../../helpers/support.js';

/** A frame is stuck if it shows a page of another origin that sends no message for 5 s after its load. */
const listeners = controlPage();
const STUCK = 5000;

/** Creates a login whose frame shows pages of other origins. */
async function createMounted(more: Partial<QrLoginOptions> = {}) {
  const onStuck = vi.fn();
  const onAuthorized = vi.fn();
  const { login } = createLogin({ onStuck, onAuthorized, ...more });
  await arrive();
  const frame = frameAt();
  return { login, onStuck, frame, load: () => frame.dispatchEvent(new Event('load')) };
}

test('a page that sends no message is reported as stuck 5 s after its load', async () => {
  const { login, onStuck, load } = await createMounted();
  load();
  await pass(STUCK - 1);
  expect([login.getSnapshot().isStuck, onStuck.mock.calls.length]).toEqual([undefined, 0]);
  await pass(1);
  expect([login.getSnapshot().isStuck, login.getSnapshot().status, onStuck.mock.calls.length]).toEqual([
    true,
    'ready',
    1,
  ]);
  await pass(STUCK * 10);
  expect(onStuck).toHaveBeenCalledTimes(1);
});

test("WeChat's page is not stuck if it sends wxReady before its load", async () => {
  const { login, onStuck, frame, load } = await createMounted();
  say(frame, 'wxReady');
  load();
  await pass(STUCK * 10);
  expect([Boolean(login.getSnapshot().isStuck), onStuck.mock.calls.length]).toEqual([false, 0]);
});

test("WeChat's page is not stuck after it has renewed itself", async () => {
  const { login, onStuck, frame, load } = await createMounted();
  for (let loads = 0; loads < 3; loads++) {
    say(frame, 'wxReady');
    load();
    await pass(60_000);
  }
  expect([Boolean(login.getSnapshot().isStuck), onStuck.mock.calls.length]).toEqual([false, 0]);
});

test.each([0, 100, STUCK - 1])(
  "WeChat's page is not stuck if it sends `wxReady` %i ms after its load",
  async (ms) => {
    const { login, onStuck, frame, load } = await createMounted();
    load();
    await pass(ms);
    say(frame, 'wxReady');
    await pass(STUCK * 10);
    expect([Boolean(login.getSnapshot().isStuck), onStuck.mock.calls.length]).toEqual([false, 0]);
  },
);

// After its load, the page sends the message about its picture, and then another page loads.
test.each<[string, (frame: HTMLIFrameElement, load: () => void) => void]>([
  [
    'wxReady, load, wxQRcodeReady',
    (frame, load) => {
      say(frame, 'wxReady');
      load();
      say(frame, 'wxQRcodeReady');
    },
  ],
  [
    'wxReady, wxQRcodeReady, load',
    (frame, load) => {
      say(frame, 'wxReady');
      say(frame, 'wxQRcodeReady');
      load();
    },
  ],
  [
    'load, wxReady, wxQRcodeReady',
    (frame, load) => {
      load();
      say(frame, 'wxReady');
      say(frame, 'wxQRcodeReady');
    },
  ],
])("reports a silent page after WeChat's page as stuck, in any order of messages: %s", async (_, appear) => {
  const { login, onStuck, frame, load } = await createMounted();
  appear(frame, load);
  await pass(60_000);
  expect(onStuck).not.toHaveBeenCalled();
  load();
  await pass(STUCK);
  expect([login.getSnapshot().isStuck, onStuck.mock.calls.length]).toEqual([true, 1]);
});

test("a late message of WeChat's page ends the stuck state", async () => {
  const { login, onStuck, frame, load } = await createMounted();
  load();
  await pass(STUCK);
  say(frame, 'wxReady');
  expect(Boolean(login.getSnapshot().isStuck)).toBe(false);
  load();
  await pass(STUCK * 10);
  expect([Boolean(login.getSnapshot().isStuck), onStuck.mock.calls.length]).toEqual([false, 1]);
});

test('reports each further silent page', async () => {
  const { login, onStuck, load } = await createMounted();
  for (const count of [1, 2]) {
    load();
    expect(Boolean(login.getSnapshot().isStuck)).toBe(false);
    await pass(STUCK);
    expect([login.getSnapshot().isStuck, onStuck.mock.calls.length]).toEqual([true, count]);
  }
});

test('an attempt that has ended reports nothing, and leaves no timer', async () => {
  const { login, onStuck, load } = await createMounted();
  load();
  login.destroy();
  await pass(STUCK);
  expect(onStuck).not.toHaveBeenCalled();
  expect([listeners(), vi.getTimerCount()]).toEqual([[], 0]);
});

test('a new attempt is not stuck', async () => {
  const { login, load } = await createMounted();
  load();
  await pass(STUCK);
  login.refresh();
  await pass();
  expect(login.getSnapshot().isStuck).toBe(undefined);
});
