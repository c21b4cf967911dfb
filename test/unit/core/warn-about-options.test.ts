import { describe, expect, test, vi } from 'vitest';
import type { QrLoginOptions } from '../../../src/core/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { options } from '../helpers/support.js';
import { watchWarnings } from '../helpers/watch-warnings.js';

controlPage();

const warnings = watchWarnings();

async function createLogin(more: Partial<QrLoginOptions>) {
  const { createQrLogin } = await import('../../../src/core/index.js');
  const container = document.body.appendChild(document.createElement('div'));
  const login = createQrLogin(container, { ...options, onAuthorized: () => undefined, ...more });
  await pass();
  return login;
}

describe('options that WeChat ignores or fails on', () => {
  test.each<[RegExp, Partial<QrLoginOptions>]>([
    [/href and css have no effect/, { stylelite: 1, css: 'body {}' }],
    [/href and css have no effect/, { stylelite: true, href: 'https://shop.example/qr.css' }],
    [/220 x 220/, { stylelite: true, width: 219 }],
    [/220 x 220/, { stylelite: true, height: 219 }],
    [/fast_login: 0 has no effect without stylelite/, { fast_login: 0 }],
    [/fast_login: 0 has no effect without stylelite/, { fast_login: false, stylelite: false }],
    [/has a "#"/, { redirect_uri: 'https://shop.example/#/login' }],
    [/has a "#"/, { redirect_uri: encodeURIComponent('https://shop.example/#/login') }],
    [/longer than 128 bytes/, { state: '微'.repeat(43) }],
    [/autoRefresh has no effect/, { autoRefresh: true }],
    [/parameter named code or state/, { redirect_uri: 'https://shop.example/cb?code=INVITE7' }],
    [/parameter named code or state/, { redirect_uri: 'https://shop.example/cb?a=1&state=own' }],
    [/parameter named code or state/, { redirect_uri: encodeURIComponent('https://shop.example/?code=I') }],
  ])('warns about %s once', async (message, more) => {
    const login = await createLogin(more);
    login.refresh();
    await pass();
    expect(warnings()).toEqual([expect.stringMatching(message)]);
    expect(warnings()[0]).toMatch(/^wechat-qr-login: /);
  });

  test.each<Partial<QrLoginOptions>>([
    {},
    { stylelite: 1, width: 220, height: 220 },
    { stylelite: 0, href: 'https://shop.example/qr.css', width: 100 },
    { fast_login: 0, stylelite: 1 },
    { fast_login: false, stylelite: true },
    { fast_login: 1 },
    { fast_login: undefined },
    { state: 'a'.repeat(128) },
    { autoRefresh: true, expiresIn: 1000 },
    { onAuthorized: undefined, redirect_uri: `${location.origin}/callback` },
    { onAuthorized: undefined, state: 'made by the server' },
    { redirect_uri: 'https://shop.example/cb?zipcode=1&next=%2Fcb%3Fcode%3D1' },
  ])('does not warn about %o', async (more) => {
    await createLogin(more);
    expect(warnings()).toEqual([]);
  });

  test.each<Partial<QrLoginOptions>>([
    { onAuthorized: undefined },
    { self_redirect: false },
    { self_redirect: false, redirect_uri: `https://www.${location.host}/callback` },
  ])('warns once if the whole page goes to another origin without the state option: %o', async (more) => {
    const login = await createLogin(more);
    login.refresh();
    await pass();
    const { origin } = new URL(more.redirect_uri ?? options.redirect_uri);
    expect(warnings()).toHaveLength(1);
    for (const part of [origin, location.origin, 'verifyState()', "page's own origin"]) {
      expect(warnings()[0]).toContain(part);
    }
  });

  test('warns inside a frame that WeChat navigates the outermost window in whole-page mode', async () => {
    vi.stubGlobal('parent', {});
    await createLogin({});
    expect(warnings()).toEqual([]);
    await createLogin({ onAuthorized: undefined, state: 'S' });
    expect(warnings()).toEqual([expect.stringContaining('navigates the outermost window')]);
  });
});

describe('addresses in css', () => {
  test.each([
    'url(/b.png)',
    'url("b.png")',
    'url(//a.example/b.png)',
    "url( 'http://a.example')",
    '@import "b.css"',
  ])('warns that the address in %s does not load', async (css) => {
    await createLogin({ css });
    expect(warnings()).toEqual([expect.stringContaining('an address that does not load')]);
  });

  test.each([
    'url(https://a.example)',
    "url( 'data:image/png,')",
    'url(#a)',
    '@import url(https://a.example)',
  ])('does not warn about %s', async (css) => {
    await createLogin({ css });
    expect(warnings()).toEqual([]);
  });
});
