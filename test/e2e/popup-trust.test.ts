import { createMessage } from '../../src/core/callback/create-message.js';
import { expect, test } from './fixtures.js';
import { openPopup, untilClosed } from './popup.js';

test('a pop-up login ignores messages from other windows and from WeChat’s page', async ({ login, page }) => {
  await login.open();
  const popup = await openPopup(login);
  const { state } = login.wechat.logins[0] ?? {};
  const forged = createMessage(`${login.server.shop}/relay?code=evil&state=${state}`);
  await page.evaluate(async (message) => {
    // Both have our own origin. Only the window is wrong.
    window.postMessage(message, '*');
    const stranger = document.createElement('iframe');
    document.body.append(stranger);
    const script = document.createElement('script');
    script.textContent = `parent.postMessage(${JSON.stringify(message)}, '*')`;
    stranger.contentDocument?.body.append(script);
  }, forged);
  // The window is right. Only the origin is wrong.
  await popup.evaluate((message) => window.opener.postMessage(message, '*'), forged);
  await login.settle();
  expect(await login.events()).toEqual([]);
  const { code } = login.wechat.approve();
  expect(await login.waitFor('popup')).toEqual({ code, state });
});

test('a pop-up login with a forged state rejects with state_mismatch, and closes the window', async ({
  login,
}) => {
  await login.open();
  const popup = await openPopup(login);
  Object.assign(login.wechat.logins[0] ?? {}, { state: 'forged' });
  login.wechat.approve();
  expect(await login.waitFor('popup-error')).toMatchObject({ code: 'state_mismatch' });
  await untilClosed(popup);
  expect(await login.of('popup')).toEqual([]);
});

test('a forged result does not reach the page of a pop-up that is cut off, and the real one does', async ({
  login,
  context,
}) => {
  await login.open({}, { coop: 'same-origin' });
  await openPopup(login);
  const forged = await context.newPage();
  await forged.goto(`${login.server.shop}/relay?code=evil&state=forged`);
  await forged.waitForFunction(() => window.site?.events.length);
  expect(await forged.evaluate(() => window.site.events)).toEqual([
    ['relayed', { type: 'authorized', code: 'evil', state: 'forged', verified: false }],
  ]);
  expect(await login.events()).toEqual([]);
  const { code, state } = login.wechat.approve();
  expect(await login.waitFor('popup')).toEqual({ code, state });
});

test('a page with a cut-off pop-up stores an empty item while it waits, and removes it afterwards', async ({
  login,
  page,
  context,
}) => {
  await login.open({}, { coop: 'same-origin' });
  await page.evaluate(() => {
    // Writes of the other window.
    addEventListener('storage', ({ key, newValue }) => window.site.events.push(['stored', [key, newValue]]));
  });
  await openPopup(login);
  const mark = `wechat-qr-login ${login.wechat.logins[0]?.state}`;
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ [mark]: '' });
  login.wechat.approve();
  await login.waitFor('popup');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  // Storage events come from another process, with a delay but in order. After this one there are no more.
  const last = await context.newPage();
  await last.goto(`${login.server.shop}/api/settled`);
  await last.evaluate(() => localStorage.setItem('last', ''));
  await page.waitForFunction(() => window.site.events.some(([, detail]) => `${detail}` === 'last,'));
  // Both pages remove the item. There is an event only if the redirect page was the first.
  for (const stored of await login.of('stored')) expect([`${mark},`, 'last,']).toContain(`${stored}`);
});

test('a redirect page gets the result itself if no page waits any more', async ({ login, page }) => {
  await login.open({}, { coop: 'same-origin' });
  const popup = await openPopup(login);
  await page.evaluate(() => window.site.abortPopup());
  await login.waitFor('popup-error');
  const { code, state } = login.wechat.approve();
  await popup.waitForFunction(() => window.site?.events.length);
  // It has inherited the states of the tab that opened it.
  expect(await popup.evaluate(() => window.site.events)).toEqual([
    ['relayed', { type: 'authorized', code, state, verified: true }],
  ]);
  expect(popup.url()).toBe(`${login.server.shop}/relay`);
});
