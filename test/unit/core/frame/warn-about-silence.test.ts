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
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.1',
    '169.254.1.1',
    '172.16.0.1',
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
    '11.0.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '[2001:db8::1]',
    '[::1:2]',
    'fd00.example',
  ])('%s', async (host) => {
    const text = await getWarning(`https://${host}/callback`);
    expect(text).toContain('relayCallback');
    expect(text).not.toMatch(/local network|self_redirect/);
  });
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
