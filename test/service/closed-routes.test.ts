import { expect, test } from 'vitest';
import { newAddress } from './support.js';
import { useBrowsers } from './use-browsers.js';

const { open } = useBrowsers();

test.each([
  'change-password',
  'change-email',
  'set-password',
  'verify-password',
  'reset-password',
  'request-password-reset',
  'send-verification-email',
  'revoke-session',
  'revoke-sessions',
  'unlink-account',
  'update-session',
  'refresh-token',
  'get-access-token',
  'mini-program-login',
  'mini-program-login/phone/scan',
  'phone-number/send-otp',
  'phone-number/verify',
  'sign-in/email/',
  'sign-in/%2e/x/email',
  'sign-in//email',
  'sign-in/anonymous',
])('answers POST /api/auth/%s with 404, also for a signed-in visitor', async (path) => {
  const browser = await open();
  await browser.signUpByEmail(newAddress());
  expect((await browser.fetch(`/api/auth/${path}`, { json: {} })).status).toBe(404);
});

test.each(['sign-in/phone-number', 'phone-number/request-password-reset', 'phone-number/reset-password'])(
  'answers POST /api/auth/%s with 404, also with sign-in by phone number',
  async (path) => {
    const browser = await open({ phone: 'on', passwordReset: true });
    expect((await browser.fetch(`/api/auth/${path}`, { json: {} })).status).toBe(404);
    const json = { phoneNumber: '+8613800138000' };
    expect((await browser.fetch('/api/auth/phone-number/send-otp', { json })).status).toBe(200);
  },
);

test.each([
  'list-sessions',
  'reset-password/token',
  'ok',
  'error',
  'account-info',
  'verify-email',
  'delete-user/callback',
  'one-time-token/generate',
  'token',
  'oauth2/register',
  'oauth2/create-client',
  'oauth2/consent',
  'oauth2/continue',
  'admin/oauth2/create-client',
  'callback/google',
  'mini-program-login/unknown',
])('answers GET /api/auth/%s with 404', async (path) => {
  expect((await (await open()).fetch(`/api/auth/${path}`)).status).toBe(404);
});
