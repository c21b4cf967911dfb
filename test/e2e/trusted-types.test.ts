import { expect, MATRIX, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';
import { openPopup, untilClosed } from './popup.js';

/** Pages that require Trusted Types, and the policies that they allow. */
const requireTrustedTypes = (...policies: string[]) =>
  `require-trusted-types-for 'script'; trusted-types ${policies.join(' ') || "'none'"}`;
const documented = requireTrustedTypes('wechat-qr-login');

async function signIn(login: LoginPage): Promise<unknown> {
  const ready = await login.waitFor('ready');
  login.wechat.approve();
  await login.waitFor('authorized');
  return ready;
}

/** The oldest version that supports in-page mode, and the newest. */
for (const scriptVersion of ['V1', 'V7'] as const) {
  test(`WeChat's script (${scriptVersion}) runs under the documented policy, without a violation`, async ({
    login,
  }) => {
    await login.open({ scriptVersion }, { csp: documented });
    await login.render();
    expect(await signIn(login)).toMatchObject({ direct: false });
    await login.render({ state: 'another' });
    await login.waitFor('ready', 2);
    expect(login.console).toEqual([]);
  });
}

test('the default policy of the site decides about the script', MATRIX, async ({ login, page }) => {
  await page.addInitScript(() => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): void };
    };
    trustedTypes.createPolicy('default', {
      createScriptURL: (url: string) => (url.startsWith('https://res.wx.qq.com/') ? url : null),
    });
  });
  await login.open({}, { csp: requireTrustedTypes('default') });
  await login.render();
  expect(await signIn(login)).toMatchObject({ direct: false });
});

test('shows the QR code without the script if the page does not allow our policy', async ({ login }) => {
  const errors: Error[] = [];
  login.page.on('pageerror', (error) => errors.push(error));
  await login.open({}, { csp: requireTrustedTypes() });
  await login.render();
  expect(await signIn(login)).toMatchObject({
    direct: true,
    cause: { code: 'script_failed', cause: expect.anything() },
  });
  expect(errors).toEqual([]);
});

test('a required script that the page does not allow causes script_failed at once', async ({ login }) => {
  await login.open({}, { csp: requireTrustedTypes() });
  await login.render({ script: 'required', retries: 0 });
  expect(await login.waitFor('error')).toMatchObject({ code: 'script_failed' });
});

for (const page of ['/relay', '/callback.html']) {
  test(`the pop-up and ${page} require no policy`, MATRIX, async ({ login }) => {
    const csp = requireTrustedTypes();
    await login.open({}, { csp });
    const query = new URLSearchParams({ csp });
    const popup = await openPopup(login, { redirect_uri: `${login.server.shop}${page}?${query}` });
    login.wechat.approve();
    await login.waitFor('popup');
    await untilClosed(popup);
    expect(login.console).toEqual([]);
  });
}
