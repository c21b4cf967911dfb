import { expect, test } from 'vitest';
import { Browser, createAccount, createUser, startApp, useStorage, useWeChat } from './support.js';

const { wechat } = useWeChat();
const storage = useStorage();
const open = async () => new Browser(await startApp(storage(), { association: 'ask' }), wechat);

/** Alice's browser: she is signed in, and somebody else confirmed the code on her screen. */
async function openAttacked() {
  const thief = createUser('thief');
  const { id, email } = await createAccount();
  const browser = await open();
  expect(await browser.signIn(thief)).toBe('/bind');
  await browser.signInByEmail(email);
  /** Whether the thief's next scan leads into Alice's account. */
  const isBound = async () => {
    const later = await open();
    await later.signIn(thief);
    return (await later.session())?.user.id === id;
  };
  return { browser, isBound };
}

test('ask: signing in binds nothing without a confirmation, whatever the page sends', async () => {
  const { browser, isBound } = await openAttacked();
  for (const how of ['bind', 'new-account']) {
    for (const json of [{}, { confirmed: true }, { confirmed: '' }, { confirmed: 'x'.repeat(65) }, []]) {
      expect((await browser.fetch(`/api/auth/wechat/${how}`, { json })).status).toBe(400);
    }
    for (const confirmed of ['yes', crypto.randomUUID()]) {
      expect((await browser.fetch(`/api/auth/wechat/${how}`, { json: { confirmed } })).status).toBe(412);
    }
  }
  expect(await isBound()).toBe(false);
});

test('ask: a confirmation counts for the WeChat that was shown, not for one that scanned since', async () => {
  const { browser, isBound } = await openAttacked();
  const shown = await browser.readStranger();
  // The same browser, another tab: the page that shows the first one is still open.
  await browser.signIn(createUser('somebody'));
  expect((await browser.settleStranger('bind', shown?.id)).status).toBe(412);
  expect((await browser.settleStranger('new-account', shown?.id)).status).toBe(412);
  expect(await isBound()).toBe(false);
});

test('ask: the confirmation of another browser’s stranger counts for nothing', async () => {
  const { browser, isBound } = await openAttacked();
  const other = await open();
  await other.signIn(createUser());
  expect((await browser.settleStranger('bind', (await other.readStranger())?.id)).status).toBe(412);
  expect(await isBound()).toBe(false);
});

test('ask: twenty confirmations at once bind once', async () => {
  const { browser, isBound } = await openAttacked();
  const id = (await browser.readStranger())?.id;
  const answers = await Promise.all(Array.from({ length: 20 }, () => browser.settleStranger('bind', id)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
  expect(await isBound()).toBe(true);
});
