import { expect, test } from 'vitest';
import { createAccount, createUser } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open: openWith } = useBrowsers();
const open = () => openWith({ association: 'ask' });

/** Opens Alice's browser. She is signed in, and somebody else has scanned the code on her screen. */
async function openAttacked() {
  const thief = createUser('thief');
  const { id, email } = await createAccount();
  const browser = await open();
  expect(await browser.signIn(thief)).toBe('/bind');
  await browser.signInByEmail(email);
  /** Returns whether the attacker's next scan signs in to Alice's account. */
  const isBound = async () => {
    const later = await open();
    await later.signIn(thief);
    return (await later.session())?.user.id === id;
  };
  return { browser, isBound };
}

test('connects nothing without the visitor’s confirmation, whatever the page sends', async () => {
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

test('applies a confirmation to the WeChat that was shown, not to one that has scanned since', async () => {
  const { browser, isBound } = await openAttacked();
  const shown = await browser.readStranger();
  // Another tab of the same browser. The page that shows the first WeChat is still open.
  await browser.signIn(createUser('somebody'));
  expect((await browser.settleStranger('bind', shown?.id)).status).toBe(412);
  expect((await browser.settleStranger('new-account', shown?.id)).status).toBe(412);
  expect(await isBound()).toBe(false);
});

test('ignores a confirmation from another browser', async () => {
  const { browser, isBound } = await openAttacked();
  const other = await open();
  await other.signIn(createUser());
  expect((await browser.settleStranger('bind', (await other.readStranger())?.id)).status).toBe(412);
  expect(await isBound()).toBe(false);
});

test('connects once for twenty concurrent confirmations', async () => {
  const { browser, isBound } = await openAttacked();
  const id = (await browser.readStranger())?.id;
  const answers = await Promise.all(Array.from({ length: 20 }, () => browser.settleStranger('bind', id)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
  expect(await isBound()).toBe(true);
});
