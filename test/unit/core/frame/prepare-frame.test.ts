import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pass } from '../../helpers/control-page.js';
import { createLogin } from '../../helpers/login.js';
import { frameAt, reset, type WxLoginRequest } from '../../helpers/support.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(reset);

/** Simulates WeChat's script with this `allow` on its frame. */
const stubScript = (allow: string | undefined) =>
  vi.stubGlobal('WxLogin', ({ id = '' }: WxLoginRequest) => {
    const frame = document.createElement('iframe');
    frame.src = 'https://open.weixin.qq.com/connect/qrconnect';
    if (allow !== undefined) frame.setAttribute('allow', allow);
    document.getElementById(id)?.appendChild(frame);
  });

/** Returns the directives of the frame's `allow` attribute, sorted. */
const readAllow = () =>
  (frameAt().getAttribute('allow') ?? '')
    .split(';')
    .map((directive) => directive.trim())
    .filter(Boolean)
    .sort();

// Chrome 142 to 144 support only the first name, and Firefox only the second.
const BOTH = ['local-network-access', 'loopback-network'];

test('a frame without the script has both permissions for the local network', async () => {
  createLogin({ script: 'none' });
  await pass();
  expect(readAllow()).toEqual(BOTH);
});

test.each<[string | undefined, string[]]>([
  [undefined, BOTH],
  ['', BOTH],
  ['local-network-access', BOTH],
  ['loopback-network', BOTH],
  ['local-network-access; loopback-network', BOTH],
  ['local-network-access;loopback-network;', BOTH],
  ['loopback-network; local-network; local-network-access', ['local-network', ...BOTH].sort()],
  ['local-network', ['local-network', ...BOTH]],
  ['camera', ['camera', ...BOTH]],
  ['local-network-access *; camera', ['camera', 'local-network-access *', 'loopback-network']],
  [
    'loopback-network https://open.weixin.qq.com',
    ['local-network-access', 'loopback-network https://open.weixin.qq.com'],
  ],
  ["loopback-network 'none'", ['local-network-access', "loopback-network 'none'"]],
])('a frame whose script allows "%s" keeps it, and has both permissions once', async (allow, expected) => {
  stubScript(allow);
  createLogin({ script: 'required' });
  await pass();
  expect(readAllow()).toEqual(expected);
});
