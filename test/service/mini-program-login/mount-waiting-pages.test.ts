import { expect, test, vi } from 'vitest';
import { MAX_STREAMS } from '../../../service/server/mini-program-login/open-streams.js';
import type { Storage } from '../../../service/server/storage/storage.js';
import { deployLimited } from '../limits-support.js';
import { readEvents } from './read-events.js';
import { useWaitingPages } from './use-waiting-pages.js';
import { getError, WaitingPage } from './waiting-page.js';

const { wechat, storage, open } = useWaitingPages();

test('reports scan and confirmation to the waiting page, and ends the stream', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  expect(page.code).toMatchObject({ events: true });
  const events = await readEvents(page.browser, page.code.id);
  expect(Object.fromEntries(events.response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  expect(await events.next()).toEqual({ status: 'pending' });
  await lin.scan(token);
  expect(await events.next()).toEqual({ status: 'scanned' });
  await lin.confirm();
  const payload = { action: 'number', id: page.code.id, expiresIn: 120 };
  expect(await events.next()).toEqual({ status: 'action_required', payload });
  expect(await events.next()).toBeUndefined();
  // Reading used nothing up.
  expect((await page.fetchSession()).status).toBe(200);
});

test('reports a refusal', async () => {
  const { page, phone } = await open();
  const lin = phone();
  await lin.scan(await page.open());
  const events = await readEvents(page.browser, page.code.id);
  expect(await events.next()).toEqual({ status: 'scanned' });
  await lin.cancel();
  expect(await events.next()).toEqual({ status: 'cancelled' });
  expect(await events.next()).toBeUndefined();
});

test('a page that connects again gets the current status at once', async () => {
  const { page, phone } = await open();
  const lin = phone();
  const token = await page.open();
  const first = await readEvents(page.browser, page.code.id);
  expect(await first.next()).toEqual({ status: 'pending' });
  await first.close();
  await lin.scan(token);
  await lin.confirm();
  const again = await readEvents(page.browser, page.code.id);
  expect(await again.next()).toMatchObject({ status: 'action_required' });
});

test('reports that the code has expired, and ends the stream', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const { page } = await open();
  await page.open();
  const events = await readEvents(page.browser, page.code.id);
  expect(await events.next()).toEqual({ status: 'pending' });
  vi.advanceTimersByTime(120_000);
  expect(await events.next()).toEqual({ status: 'expired' });
  expect(await events.next()).toBeUndefined();
});

test('opens no stream for unknown, foreign and used logins', async () => {
  const { page, phone, browser } = await open();
  const lin = phone();
  const token = await page.open();
  const stranger = new WaitingPage(browser());
  await stranger.open();
  const unknown = await readEvents(page.browser, 'unknown');
  const foreign = await readEvents(stranger.browser, page.code.id);
  const other = await readEvents(page.browser, page.code.id, 'other');
  await lin.scan(token);
  await lin.confirm();
  await page.fetchSession();
  const used = await readEvents(page.browser, page.code.id);
  for (const { response } of [unknown, foreign, other, used]) {
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.status).toBe(404);
  }
});

test('reads a change in the database if its announcement was lost', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const deaf: Storage = {
    ...storage(),
    announcements: { send: () => undefined, listen: () => () => undefined },
  };
  const { page, phone } = await open({}, deaf);
  const lin = phone();
  const token = await page.open();
  const events = await readEvents(page.browser, page.code.id);
  expect(await events.next()).toEqual({ status: 'pending' });
  await lin.scan(token);
  vi.advanceTimersByTime(20_000);
  expect(await events.next()).toEqual({ status: 'scanned' });
});

test('reads all logins again after the connection for announcements was cut', async () => {
  let reconnect = (_text: undefined): void => undefined;
  const cut: Storage = {
    ...storage(),
    announcements: {
      send: () => undefined,
      listen(listener) {
        reconnect = listener;
        return () => undefined;
      },
    },
  };
  const { page, phone } = await open({}, cut);
  const lin = phone();
  const token = await page.open();
  const events = await readEvents(page.browser, page.code.id);
  expect(await events.next()).toEqual({ status: 'pending' });
  await lin.scan(token);
  reconnect(undefined);
  expect(await events.next()).toEqual({ status: 'scanned' });
});

test('limits the streams of an address, and further pages poll', async () => {
  const { from } = await deployLimited(storage(), wechat);
  const page = new WaitingPage(from('203.0.113.7'));
  await page.open();
  const { id } = page.code;
  const opened = [];
  for (let count = 0; count < MAX_STREAMS.perAddress; count++) {
    opened.push(await readEvents(page.browser, id));
  }
  expect(new Set(opened.map(({ response }) => response.status))).toEqual(new Set([200]));
  const refused = await readEvents(page.browser, id);
  expect(refused.response.headers.get('retry-after')).toBe('10');
  expect(await getError(refused.response)).toEqual([429, 'too_many']);
  expect(await page.status()).toBe('pending');
  // Others are not affected.
  const neighbor = new WaitingPage(from('203.0.113.8'));
  await neighbor.open();
  expect((await readEvents(neighbor.browser, neighbor.code.id)).response.status).toBe(200);
  // A page that leaves makes room for another one.
  await opened[0]?.close();
  await expect.poll(async () => (await readEvents(page.browser, id)).response.status).toBe(200);
});

test('answers polls of an unknown connection like those of an unknown login', async () => {
  const { page } = await open();
  await page.open();
  const answer = await page.browser.fetch(`/api/scan-login/other/${page.code.id}`);
  expect(await getError(answer)).toEqual([404, 'expired']);
});
