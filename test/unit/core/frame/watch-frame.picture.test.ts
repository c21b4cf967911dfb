import { expect, test } from 'vitest';
import type { QrLoginOptions } from '../../../../src/core/index.js';
import { controlPage, pass } from '../../helpers/control-page.js';
import { arrive, createLogin } from '../../helpers/login.js';
import { frameAt, say } from '../../helpers/support.js';

/** A login is ready when the picture is visible. Before that, WeChat's page is an empty box. */
controlPage();

async function createMounted(more: Partial<QrLoginOptions> = {}) {
  const { login, heard } = createLogin({ onAuthorized: () => undefined, ...more });
  await arrive();
  heard.length = 0;
  const frame = frameAt();
  return { login, heard, frame, load: () => frame.dispatchEvent(new Event('load')) };
}

const READY = ['mounting > ready', 'ready confirmed'];

test('a page that has loaded is not ready before its picture is visible', async () => {
  const { heard, frame, load } = await createMounted();
  say(frame, 'wxReady');
  load();
  await pass(499);
  expect([heard, frame.style.opacity]).toEqual([[], '0']);
  say(frame, 'wxQRcodeReady');
  await pass();
  expect([heard, frame.style.opacity]).toEqual([READY, '']);
});

test.each<[string, number, (frame: HTMLIFrameElement, load: () => void) => void]>([
  ['wxReady', 3000, (frame) => say(frame, 'wxReady')],
  [
    'wxReady, load',
    500,
    (frame, load) => {
      say(frame, 'wxReady');
      load();
    },
  ],
  [
    'load, wxReady',
    500,
    (frame, load) => {
      load();
      say(frame, 'wxReady');
    },
  ],
])('a page that never reports its picture becomes ready: %s, and %i ms later', async (_, ms, appear) => {
  const { heard, frame, load } = await createMounted();
  appear(frame, load);
  await pass(ms - 1);
  expect(heard).toEqual([]);
  await pass(1);
  expect(heard).toEqual(READY);
  await pass(60_000);
  expect(heard).toEqual(READY);
});

test.each<[string, (frame: HTMLIFrameElement, load: () => void) => void]>([
  ['has sent wxReady', (frame) => say(frame, 'wxReady')],
  ['has loaded', (_, load) => load()],
])('a page that %s just before the timeout causes no timeout', async (_, appear) => {
  const { heard, frame, load } = await createMounted({ timeout: 1000 });
  await pass(999);
  appear(frame, load);
  await pass(60_000);
  expect(heard[0]).toBe('mounting > ready');
  expect(heard).not.toContain('frame_timeout');
});

test('a page that neither sends a message nor loads causes frame_timeout', async () => {
  const { heard } = await createMounted({ timeout: 1000 });
  await pass(1000);
  expect(heard).toEqual(['mounting > error', 'frame_timeout']);
});

test('expiresIn counts from the picture', async () => {
  const { login, frame } = await createMounted({ expiresIn: 1000 });
  say(frame, 'wxReady');
  await pass(2000);
  say(frame, 'wxQRcodeReady');
  await pass(999);
  expect(login.getSnapshot().status).toBe('ready');
  await pass(1);
  expect(login.getSnapshot().status).toBe('expired');
});
