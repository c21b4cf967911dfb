import { expect, test } from './fixtures.js';
import type { LoginPage } from './login-page.js';

// Chrome 142 to 144 support only the first name, and Firefox only the second.
const NAMES = ['local-network-access', 'loopback-network'];

/** Returns the frame's `allow` attribute, and the names that the browser grants to the page in the frame. */
const readPermissions = (login: LoginPage) =>
  login.page.locator('iframe').evaluate((element, names) => {
    const frame = element as HTMLIFrameElement & {
      featurePolicy: { allowsFeature(name: string): boolean };
    };
    return {
      allow: frame.allow.split(/\s*;\s*/).sort(),
      granted: names.filter((name) => frame.featurePolicy.allowsFeature(name)),
    };
  }, NAMES);

// V7 sets its own `allow`, and V6 none.
for (const scriptVersion of ['V6', 'V7', 'none'] as const) {
  test(`WeChat's page may look for desktop WeChat by both names, script ${scriptVersion}`, async ({
    login,
  }) => {
    await login.open(scriptVersion === 'none' ? {} : { scriptVersion });
    await login.render({ script: scriptVersion === 'none' ? 'none' : 'required' });
    await login.waitFor('ready');
    expect(await readPermissions(login)).toEqual({ allow: NAMES, granted: NAMES });
    expect(login.console).toEqual([]);
  });
}

const allow = (origins: string) => NAMES.map((name) => `${name}=${origins}`).join(', ');

for (const [origins, granted] of [
  ['(self "https://open.weixin.qq.com")', NAMES],
  ['(self)', []],
  ['()', []],
] as const) {
  test(`the site's Permissions-Policy ${origins} grants ${granted.length ? 'both' : 'neither'}`, async ({
    login,
  }) => {
    await login.open({}, { permissions: allow(origins) });
    await login.render();
    await login.waitFor('ready');
    expect(await readPermissions(login)).toEqual({ allow: NAMES, granted });
  });
}

test('control: without this package, an older script grants neither', async ({ login }) => {
  await login.open({ scriptVersion: 'V6' });
  await login.renderByHand({
    redirect_uri: encodeURIComponent(`${login.server.shop}/callback`),
    self_redirect: true,
  });
  expect((await readPermissions(login)).granted).toEqual([]);
});
