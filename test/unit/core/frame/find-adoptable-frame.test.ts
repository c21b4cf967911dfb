import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createQrLogin, type QrLoginOptions, renderFrame } from '../../../../src/core/index.js';
import { controlPage, pass } from '../../helpers/control-page.js';
import { frameAt, frames, leftovers, nothing, options, say } from '../../helpers/support.js';

const listeners = controlPage();
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
});

const own = { ...options, state: 'S', redirect_uri: `${location.origin}/callback`, self_redirect: true };

/** Creates a page whose server has written the frame, and a login in it. */
async function open(
  more: Partial<QrLoginOptions> = {},
  prepare: (frame: HTMLIFrameElement) => void = () => undefined,
) {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderFrame(own);
  const served = frameAt();
  prepare(served);
  const [onAuthorized, onStatusChange, onStuck] = [vi.fn(), vi.fn(), vi.fn()];
  const all = { ...own, script: 'none' as const, onAuthorized, onStatusChange, onStuck, ...more };
  const login = createQrLogin(container, all);
  await pass();
  return { container, served, login, onAuthorized, onStatusChange, onStuck, all };
}

/** Sets the page in the frame at the start of the login. `undefined` is a page of another origin. */
const show = (frame: HTMLIFrameElement, address?: string) => {
  const contentWindow = { location: address && new URL(address), postMessage: vi.fn() };
  Object.defineProperty(frame, 'contentWindow', { configurable: true, value: contentWindow });
  Object.defineProperty(frame, 'contentDocument', {
    configurable: true,
    value: address ? { readyState: 'complete' } : null,
  });
  return contentWindow;
};

describe("a frame in the server's HTML", () => {
  test('is adopted if it has the attributes of the options, and stays visible', async () => {
    const { served, login, container } = await open({ title: 'QR', width: 220 });
    expect(frames()).toEqual([served]);
    expect([served.title, served.width, served.style.opacity]).toEqual(['QR', '220', '']);
    expect([login.getSnapshot().status, login.getSnapshot().isVisible]).toEqual(['mounting', true]);
    say(served);
    await pass();
    expect(login.getSnapshot().status).toBe('ready');
    login.destroy();
    expect(container.innerHTML).toBe('');
    expect(leftovers(listeners)).toEqual(nothing);
  });

  test('keeps its address, so that it requests no second QR code', async () => {
    const before = vi.fn();
    const { served } = await open({}, (frame) =>
      new MutationObserver(before).observe(frame, { attributeFilter: ['src'] }),
    );
    await pass();
    expect(before).not.toHaveBeenCalled();
    expect(served.isConnected).toBe(true);
  });

  test.each<[string, Partial<QrLoginOptions>]>([
    ['another state', { state: 'T' }],
    ['another app', { appid: 'wx2' }],
    ['another mode', { self_redirect: false }],
    ["WeChat's script", { script: 'required' }],
  ])('is replaced for %s', async (_, more) => {
    vi.stubGlobal('WxLogin', ({ id }: { id: string }) =>
      document.getElementById(id)?.appendChild(document.createElement('iframe')),
    );
    const { served } = await open(more);
    expect(frames()).toHaveLength(1);
    expect(served.isConnected).toBe(false);
  });

  test.each<[string, (frame: HTMLIFrameElement) => void]>([
    ['another address', (frame) => frame.setAttribute('src', 'https://evil.example/')],
    ['a document of its own', (frame) => frame.setAttribute('srcdoc', 'evil')],
    ['more permissions', (frame) => frame.setAttribute('allow', `${frame.allow}; camera`)],
    ['a sandbox', (frame) => frame.setAttribute('sandbox', '')],
    ['no credentials', (frame) => frame.setAttribute('credentialless', '')],
    ['something beside it', (frame) => frame.after(document.createElement('p'))],
    ['something around it', (frame) => frame.parentElement?.replaceChildren(document.createElement('p'))],
  ])('that has %s is replaced', async (_, prepare) => {
    const { served, container } = await open({}, prepare);
    expect(container.children).toHaveLength(1);
    expect(frameAt()).not.toBe(served);
    expect(frameAt().getAttribute('allow')).not.toContain('camera');
  });

  test.each(['back_forward', 'reload'])('is replaced after %s, which restores old content', async (type) => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type }] as never);
    const { served } = await open();
    expect(served.isConnected).toBe(false);
  });

  test.each<[string, Partial<QrLoginOptions>]>([
    ['is not enabled', { enabled: false }],
    ['has invalid options', { appid: '', onError: () => undefined }],
  ])('is removed if the login %s', async (_, more) => {
    await open(more);
    expect(frames()).toEqual([]);
  });

  test('is replaced after refresh()', async () => {
    const { served, login } = await open();
    login.refresh();
    await pass();
    expect([frames().length, served.isConnected, login.getSnapshot().isVisible]).toEqual([
      1,
      false,
      undefined,
    ]);
  });
});

describe('an adopted frame', () => {
  test("on WeChat's page is ready 100 ms later, and is not stuck because of earlier messages", async () => {
    const { login, served, onStuck } = await open({}, show);
    await pass(99);
    expect(login.getSnapshot().status).toBe('mounting');
    await pass(1);
    expect(login.getSnapshot().status).toBe('ready');
    served.dispatchEvent(new Event('load'));
    await pass(60_000);
    expect([login.getSnapshot().status, onStuck.mock.calls]).toEqual(['ready', []]);
  });

  test('that has already returned reports its result once, and uses the state up', async () => {
    const { login, onAuthorized } = await open(
      {},
      (frame) => void show(frame, `${location.origin}/callback?code=C&state=S`),
    );
    await pass(1000);
    expect(onAuthorized.mock.calls).toEqual([[{ code: 'C', state: 'S' }]]);
    expect([login.getSnapshot().status, frames(), sessionStorage.getItem('wechat-qr-login')]).toEqual([
      'authorized',
      [],
      '',
    ]);
  });

  test('that has returned and has removed the result from its address reports the result of its navigation', async () => {
    const name = `${location.origin}/callback?code=C&state=S`;
    const { onAuthorized } = await open(
      {},
      (frame) =>
        void Object.assign(show(frame, `${location.origin}/callback`), {
          performance: { getEntriesByType: () => [{ name }] },
        }),
    );
    await pass();
    expect(onAuthorized).toHaveBeenCalledOnce();
  });

  test('that is still loading reports its result like any other frame', async () => {
    const { login, served } = await open();
    await pass(1000);
    expect(login.getSnapshot().status).toBe('mounting');
    served.dispatchEvent(new Event('load'));
    await pass(100);
    expect(login.getSnapshot().status).toBe('ready');
  });

  test.each([
    ['asks a callback on another origin', 'https://shop.example/callback', ['https://shop.example']],
    ['asks nothing of another origin than that of the callback', own.redirect_uri, []],
  ])('%s for its message', async (_, redirect_uri, asked) => {
    const container = document.body.appendChild(document.createElement('div'));
    const all = { ...own, redirect_uri };
    container.innerHTML = renderFrame(all);
    const { postMessage } = show(frameAt());
    createQrLogin(container, { ...all, script: 'none' });
    await pass(1000);
    expect(postMessage.mock.calls.map(([, origin]) => origin)).toEqual(asked);
  });
});
