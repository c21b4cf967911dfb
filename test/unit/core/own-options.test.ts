import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createAuthorizationUrl,
  createOfficialAccountUrl,
  createQrLogin,
  loadWxLogin,
  openLoginPopup,
  type QrLoginOptions,
  relayCallback,
} from '../../../src/core/index.js';
import { WECHAT_OPTIONS } from '../../option-values.js';
import { readOptionNames } from '../../read-names.js';
import { pass } from '../helpers/control-page.js';
import { findReadNames, runPolluted } from '../helpers/pollute.js';
import { controlWindows, openWindow, popupAt, windows } from '../helpers/popup-window.js';
import { options, requests, serve, tags } from '../helpers/support.js';

/** A value that another script has put on `Object.prototype` does not become an option. */
controlWindows();

const NAMES = [
  ...readOptionNames('src/core/wx-login-options.ts', 'WxLoginOptions'),
  ...readOptionNames('src/core/qr-login-options.ts', 'QrLoginEvents', 'QrLoginOptions'),
  ...readOptionNames('src/core/callback/relay-callback.ts', 'RelayOptions'),
  ...readOptionNames('src/core/create-official-account-url.ts', 'OfficialAccountUrlOptions'),
  // Options of LoadWxLoginOptions and LoginPopupOptions that the other interfaces do not have.
  'signal',
  'redirect_uri',
];

/** Long timeout, because each option needs several runs, and the files run in parallel. */
vi.setConfig({ testTimeout: 120_000 });

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/');
});

/** The properties that WeChat's script reads from its options. */
const READ_BY_WECHAT = [
  ...['id', 'appid', 'redirect_uri', ...Object.keys(WECHAT_OPTIONS)],
  ...['styletype', 'sizetype', 'bgcolor', 'rst', 'onReady', 'onQRcodeReady'],
];

/**
 * In a separate document, jsdom creates no window for a frame. Creating a window or a document also reads
 * Object.prototype.
 */
const { body: container } = document.implementation.createHTMLDocument();

const describeElement = (element: Element) =>
  `${element.tagName} ${[...element.attributes].map(({ name, value }) => `${name}=${value}`).join(' ')}`;

/** Runs a login from the script to the expiry. Returns everything that is visible from outside. */
async function playLogin(given: Partial<QrLoginOptions>): Promise<unknown[]> {
  // The address of a frame without the script contains the time.
  vi.setSystemTime(0);
  const seen: unknown[] = [];
  container.id = 'qr';
  container.textContent = '';
  const wxLogin = vi.fn((request: Record<string, unknown>) => {
    seen.push(READ_BY_WECHAT.map((name) => [name, request[name]]));
    const frame = document.createElement('iframe');
    frame.src = `https://open.weixin.qq.com/connect/qrconnect?appid=${request.appid}`;
    document.getElementById(`${request.id}`)?.appendChild(frame);
  });
  const login = createQrLogin(container, given as QrLoginOptions);
  const note = () =>
    seen.push([
      login.getSnapshot().status,
      login.getSnapshot().error?.message,
      login.getSnapshot().authorizationUrl,
    ]);
  await pass();
  note();
  seen.push([...document.scripts].map(describeElement));
  serve(undefined, wxLogin as never);
  await pass();
  note();
  const frame = container.querySelector('iframe');
  seen.push(frame && describeElement(frame));
  frame?.dispatchEvent(new Event('load'));
  await pass(4000);
  note();
  await pass(16_000);
  note();
  seen.push(container.innerHTML, requests().length);
  login.destroy();
  for (const tag of tags()) tag.remove();
  Reflect.deleteProperty(window, 'WxLogin');
  return seen;
}

async function playPopup(): Promise<unknown[]> {
  const outcome = openLoginPopup({ ...options, state: 'S' }).catch((error) => `${error}`);
  await pass();
  const popup = popupAt(windows().length - 1);
  popup.leave();
  await pass(30_000);
  const before = popup.closed;
  popup.closed = true;
  await pass(5000);
  const ended = await outcome;
  return [openWindow.mock.lastCall, before, ended];
}

async function playScript(): Promise<unknown[]> {
  const outcome = loadWxLogin({}).catch((error) => error.code);
  await pass();
  const asked = [...document.scripts].map(describeElement);
  await pass(60_000);
  const ended = await outcome;
  for (const tag of tags()) tag.remove();
  return [asked, ended];
}

/** With the required options only, in both modes, and without options. */
const PLAYS: Record<string, () => Promise<unknown>> = {
  'a login': () => playLogin({ ...options, state: 'S' }),
  'a login in the page': () => playLogin({ ...options, state: 'S', self_redirect: true }),
  'a login without the script': () => playLogin({ ...options, state: 'S', script: 'none' }),
  'a login without options': () => playLogin({}),
  'a pop-up': playPopup,
  loadWxLogin: playScript,
  createAuthorizationUrl: async () => createAuthorizationUrl({ ...options }),
  createOfficialAccountUrl: async () => createOfficialAccountUrl({ ...options }),
  relayCallback: async () => {
    const postMessage = vi.fn();
    vi.stubGlobal('parent', { postMessage });
    history.replaceState(null, '', '/callback?code=C&state=S');
    relayCallback({});
    vi.stubGlobal('parent', window);
    return postMessage.mock.calls;
  },
};

test.each(Object.entries(PLAYS))('%s reads no option from Object.prototype', async (_, play) => {
  expect(await findReadNames(NAMES, play)).toEqual([]);
});

test('a message with a result on Object.prototype is ignored', async () => {
  const told: unknown[] = [];
  const login = createQrLogin(container, {
    ...options,
    state: 'S',
    script: 'none',
    onAuthorized: (result) => told.push(result),
  });
  await pass();
  const source = {};
  Object.defineProperty(container.querySelector('iframe'), 'contentWindow', { value: source });
  const result = { url: 'https://shop.example/callback?code=evil&state=S' };
  const say = async (data: unknown) => {
    window.dispatchEvent(
      Object.assign(new Event('message'), { source, origin: 'https://shop.example', data }),
    );
    await pass(1000);
  };
  await runPolluted('wechat-qr-login', result, () => say({ type: 'something else' }));
  await runPolluted('url', result.url, () => say({ 'wechat-qr-login': {} }));
  expect([login.getSnapshot().status, told]).toEqual(['mounting', []]);
  login.destroy();
});
