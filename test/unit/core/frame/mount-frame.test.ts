import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { QrLoginOptions } from '../../../../src/core/index.js';
import { pass } from '../../helpers/control-page.js';
import { createLogin } from '../../helpers/login.js';
import { createWxLogin, frameAt, reset, say, type WxLoginRequest } from '../../helpers/support.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(reset);

describe.each(['required', 'none'] as const)('the frame, script="%s"', (script) => {
  async function createFrame(more: Partial<QrLoginOptions> = {}) {
    vi.stubGlobal('WxLogin', createWxLogin());
    createLogin({ script, ...more });
    await pass();
    return frameAt();
  }

  test('has size, title and attributes before its navigation starts', async () => {
    const frame = await createFrame();
    expect(frame.title).toMatch(/微信|WeChat/);
    expect([frame.width, frame.height, frame.scrolling, frame.frameBorder]).toEqual([
      '300',
      '400',
      'no',
      '0',
    ]);
  });

  test('has the light color scheme of WeChat’s page, and is no wider than its container', async () => {
    const { style } = await createFrame();
    expect([style.colorScheme, style.maxWidth]).toEqual(['light', '100%']);
  });

  test('leaves the color scheme to WeChat’s page if color_scheme is set', async () => {
    expect((await createFrame({ color_scheme: 'dark' })).style.colorScheme).toBe('');
  });

  test('takes size and title from the options', async () => {
    const frame = await createFrame({ width: 220, height: 230, title: 'QR' });
    expect([frame.width, frame.height, frame.title]).toEqual(['220', '230', 'QR']);
  });

  test('is invisible until its page has loaded', async () => {
    const frame = await createFrame();
    expect(frame.style.opacity).toBe('0');
    say(frame);
    expect(frame.style.opacity).toBe('');
  });

  test.each<[string, boolean, Partial<QrLoginOptions>]>([
    ['self_redirect is left out and the callback is on another origin', true, {}],
    ['self_redirect is false and the callback is on another origin', true, { self_redirect: false }],
    ['self_redirect is true', false, { self_redirect: true }],
    ['onAuthorized makes self_redirect true', false, { onAuthorized: () => undefined }],
    ['the callback is on the origin of the page', true, { redirect_uri: `${location.origin}/callback` }],
  ])('when %s: sandbox %s', async (_, sandboxed, more) => {
    const frame = await createFrame(more);
    const sandbox = 'allow-scripts allow-same-origin allow-top-navigation';
    expect(frame.getAttribute('sandbox')).toBe(sandboxed ? sandbox : null);
  });
});

test('the login works with a script that throws after it has inserted its frame', async () => {
  const insert = createWxLogin();
  vi.stubGlobal('WxLogin', (request: WxLoginRequest) => {
    insert(request);
    throw new Error('broken');
  });
  const { login, container } = createLogin({ script: 'required' });
  const put = vi.spyOn(Node.prototype, 'appendChild');
  await pass();
  say(frameAt());
  expect(login.getSnapshot().status).toBe('ready');
  // Each insertion requests a QR code.
  expect(put.mock.contexts.filter((context) => context === container)).toHaveLength(1);
});

describe('a script that inserts its frame in another way', () => {
  const insertions: Record<string, (container: Element, frame: Element) => void> = {
    'by insertBefore': (container, frame) => container.insertBefore(frame, null),
    'by replaceChildren': (container, frame) => container.replaceChildren(frame),
    'inside another element': (container, frame) => {
      const wrapper = document.createElement('p');
      wrapper.append(frame);
      container.appendChild(wrapper);
    },
    'as markup': (container, frame) => {
      container.innerHTML = frame.outerHTML;
    },
    later: (container, frame) => {
      setTimeout(() => container.replaceChildren(frame), 500);
    },
  };

  test.each(Object.entries(insertions))('the login works with %s', async (_, insert) => {
    vi.stubGlobal('WxLogin', ({ id = '' }: WxLoginRequest) => {
      const frame = document.createElement('iframe');
      frame.src = 'https://open.weixin.qq.com/connect/qrconnect';
      insert(document.getElementById(id) as Element, frame);
    });
    const { login } = createLogin({ script: 'required' });
    await pass(1000);
    expect(document.querySelectorAll('iframe')).toHaveLength(1);
    expect(frameAt().getAttribute('sandbox')).not.toBeNull();
    say(frameAt());
    expect(login.getSnapshot().status).toBe('ready');
  });
});
