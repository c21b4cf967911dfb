import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { createAuth } from '../../../service/server/create-auth.js';
import type { SettingsChange } from '../change-settings.js';
import { deployLimited, repeat } from '../limits-support.js';
import { Browser, createUser, newAddress, SETTINGS, SITE, startApp } from '../support.js';
import { useBrowsers } from '../use-browsers.js';

const { wechat, network, storage } = useBrowsers();

const WEBHOOK = 'https://mail.example/hook';
const NEW = 'battery staple';

/** Opens browsers at one service whose links are written to the terminal. */
async function open(settings: SettingsChange = {}) {
  const app = await startApp(storage(), { passwordReset: true, ...settings });
  const newBrowser = () => new Browser(app, wechat);
  const browser = newBrowser();
  const ask = async (email: string) => {
    const response = await browser.fetch('/api/auth/request-password-reset', { json: { email } });
    return [response.status, await response.text()];
  };
  return {
    log: app.log,
    newBrowser,
    ask,
    async getToken(email: string): Promise<string> {
      await ask(email);
      return new URL(app.log.at(-1)?.split(' ').at(-1) ?? '').hash.slice(1);
    },
    reset: (token: string, newPassword = NEW) =>
      browser.fetch('/api/auth/reset-password', { json: { token, newPassword } }),
  };
}

const getCode = async (response: Response) => [response.status, (await response.json()).code];

test('a link sets a new password once, and ends all sessions of the account', async () => {
  const { log, newBrowser, getToken, reset } = await open();
  const email = newAddress();
  const signedIn = newBrowser();
  await signedIn.signUpByEmail(email);
  const token = await getToken(email);
  expect(log.at(-1)).toContain(`${email} ${SITE}/reset-password#${token}`);
  expect(await getCode(await reset(token, 'short'))).toEqual([400, 'PASSWORD_TOO_SHORT']);
  expect((await reset(token)).status).toBe(200);
  expect(await signedIn.session()).toBeNull();
  expect((await newBrowser().signInByEmail(email)).status).toBe(401);
  expect((await newBrowser().signInByEmail(email, NEW)).status).toBe(200);
  expect(await getCode(await reset(token))).toEqual([400, 'INVALID_TOKEN']);
});

test('a link expires after one hour', async () => {
  const { newBrowser, getToken, reset } = await open();
  const email = newAddress();
  await newBrowser().signUpByEmail(email);
  const token = await getToken(email);
  const { context } = await createAuth(SETTINGS, { storage: storage() });
  const where = [{ field: 'identifier', value: `reset-password:${token}` }];
  const kept = await context.adapter.findOne<{ expiresAt: Date }>({ model: 'verification', where });
  const minutes = ((kept?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(58);
  expect(minutes).toBeLessThanOrEqual(60);
  await context.adapter.updateMany({ model: 'verification', where, update: { expiresAt: new Date(0) } });
  expect(await getCode(await reset(token))).toEqual([400, 'INVALID_TOKEN']);
});

test('the answer is the same without an account, before the webhook has answered, and if it fails', async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let isAsked = false;
  network.use(
    http.post(WEBHOOK, async () => {
      isAsked = true;
      await answered;
      return new HttpResponse(null, { status: 500 });
    }),
  );
  const service = await open({ emailWebhook: WEBHOOK, webhookSecret: 'c2VjcmV0' });
  const email = newAddress();
  await service.newBrowser().signUpByEmail(email);
  expect(await service.ask(email)).toEqual(await service.ask(newAddress()));
  await expect.poll(() => isAsked).toBe(true);
  answer();
  await expect.poll(() => service.log.join('\n')).toContain('WebhookError 500');
  expect(service.log.join('\n')).not.toContain(email);
  network.resetHandlers();
});

test('sends nothing to the placeholder address of a WeChat account', async () => {
  const { log, newBrowser, ask } = await open();
  const browser = newBrowser();
  await browser.signIn(createUser());
  const { email = '' } = (await browser.session())?.user ?? {};
  expect(email).toMatch(/\.invalid$/);
  expect((await ask(email))[0]).toBe(200);
  expect(log.filter((line) => line.includes('password.reset'))).toEqual([]);
});

test('a visitor can correct a password that is too short more often than guess one', async () => {
  const { from } = await deployLimited(storage(), wechat, {
    passwordReset: true,
    emailWebhook: WEBHOOK,
    webhookSecret: 'c2VjcmV0',
  });
  const browser = from('203.0.113.9');
  const json = { token: 'of the link', newPassword: 'short' };
  const reset = async () => (await browser.fetch('/api/auth/reset-password', { json })).status;
  expect(await repeat(6, reset)).toEqual(Array(6).fill(400));
});
