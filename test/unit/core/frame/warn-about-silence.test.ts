import { describe, expect, test, vi } from 'vitest';
import type { QrLoginOptions } from '../../../../src/core/index.js';
import { controlPage, pass } from '../../helpers/control-page.js';
import { frameAt, options, say } from '../../helpers/support.js';
import { watchWarnings } from '../../helpers/watch-warnings.js';

/** Warnings of a development build about a frame whose second page stays silent. */
controlPage();

const warnings = watchWarnings();

const timeout = 5000;

/** Creates a login whose frame goes to a second page. */
async function goOn(more: Partial<QrLoginOptions>) {
  const { createQrLogin } = await import('../../../../src/core/index.js');
  const container = document.body.appendChild(document.createElement('div'));
  createQrLogin(container, { ...options, timeout, onAuthorized: () => undefined, ...more });
  await pass();
  say(frameAt());
  for (let loads = 0; loads < 2; loads++) frameAt().dispatchEvent(new Event('load'));
}

async function getWarning(redirect_uri: string): Promise<string> {
  await goOn({ redirect_uri });
  await pass(timeout);
  return warnings().join('\n');
}

describe('recommends whole-page mode for a callback on a local network', () => {
  test.each([
    'localhost',
    'localhost:3000',
    'shop.localhost',
    'intranet',
    'nas.local',
    'shop.internal',
    '127.0.0.1',
    '127.1.2.3:8080',
    '127.12.34.56',
    '10.1.2.3',
    '10.20.30.40',
    '100.64.0.1',
    '100.70.0.1',
    '100.110.0.1',
    '100.127.255.1',
    '169.254.1.1',
    '172.16.0.1',
    '172.20.0.1',
    '172.31.255.1',
    '192.168.0.5',
    '[::1]',
    '[fd00::1]',
    '[fc00::1]',
    '[fe80::1]',
    '[febf::1]',
  ])('%s', async (host) => {
    const text = await getWarning(`http://${host}/callback`);
    expect(text).toMatch(/local network access/);
    expect(text).toContain('self_redirect: false');
  });
});

describe('does not mention the local network for a callback on the internet', () => {
  test.each([
    'shop.example',
    '10.example',
    '127.0.0.1.example',
    '192.168.example',
    'local.example',
    'localhost.example',
    'nas.local.example',
    '192.168.0.1.example',
    '11.0.0.1',
    '210.1.2.3',
    '227.0.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '[2001:db8::1]',
    '[::1:2]',
    '[fd::1]',
    '[fe8::1]',
    'fd00.example',
  ])('%s', async (host) => {
    const text = await getWarning(`https://${host}/callback`);
    expect(text).toContain('relayCallback');
    expect(text).not.toMatch(/local network|self_redirect/);
  });
});

test('a callback on the origin of a public page probably forbids frames', async () => {
  vi.stubGlobal('origin', 'https://shop.example');
  const text = await getWarning('https://shop.example/callback');
  expect(text).toContain('X-Frame-Options: DENY');
  expect(text).not.toMatch(/local network|relayCallback/);
});

describe('a page without an origin', () => {
  test.each(['https://shop.example/callback', 'http://localhost:3000/callback'])(
    'gets a warning that in-page mode requires http(s), with redirect_uri %s',
    async (redirect_uri) => {
      vi.stubGlobal('origin', 'null');
      const text = await getWarning(redirect_uri);
      expect(text).toContain('http(s)');
      expect(text).not.toMatch(/targetOrigin|file:\/\/|'\*'/);
    },
  );
});

describe('a first page that stays silent', () => {
  const open = async (authorizationEndpoint: string | undefined) => {
    const { createQrLogin } = await import('../../../../src/core/index.js');
    const container = document.body.appendChild(document.createElement('div'));
    const login = { ...options, timeout, script: 'none' as const, state: 'S' };
    createQrLogin(container, { ...login, authorizationEndpoint });
    await pass();
    frameAt().dispatchEvent(new Event('load'));
    await pass(timeout);
    return warnings();
  };

  test.each(['http://127.0.0.1:8788', 'http://wechat.localhost:8788'])(
    'asks whether the simulator runs at %s',
    async (origin) => {
      expect(await open(`${origin}/connect/qrconnect`)).toEqual([
        expect.stringMatching(new RegExp(`${origin} .*npx wechat-qr-login-simulator`)),
      ]);
    },
  );

  test('causes no warning about the simulator if it is WeChat’s', async () => {
    expect(await open(undefined)).toEqual([]);
  });
});

describe('a frame that navigates after its first load', () => {
  test.each<[string, Partial<QrLoginOptions>]>([
    [`call relayCallback({ targetOrigin: '${location.origin}' }) there`, {}],
    ['must not forbid frames', { redirect_uri: `${location.origin}/callback` }],
  ])('and stays silent causes a warning about the callback: %s', async (message, more) => {
    await goOn(more);
    await pass(timeout - 1);
    expect(warnings()).toEqual([]);
    await pass(1);
    expect(warnings()).toEqual([expect.stringContaining(message)]);
  });

  test('causes no warning if it sends a message', async () => {
    await goOn({});
    say(frameAt());
    await pass(timeout);
    expect(warnings()).toEqual([]);
  });

  test('causes no warning in whole-page mode', async () => {
    await goOn({ onAuthorized: undefined, state: 'S' });
    await pass(timeout);
    expect(warnings()).toEqual([]);
  });
});
