import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WeChatQrLogin } from '../../../src/react/index.js';
import { pass } from '../helpers/mount-logins.js';
import { reach, type Shown, show } from '../helpers/show-login.js';
import { STATUS_TEXTS } from '../helpers/status-texts.js';
import { createWxLogin, frameAt, frames, options, reset, tags } from '../helpers/support.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  reset();
});

describe('the box', () => {
  test('has its size before anything loads', () => {
    const { container } = render(<WeChatQrLogin {...options} />);
    const { width, height } = (container.firstElementChild as HTMLElement).style;
    expect([width, height]).toEqual(['300px', '400px']);
    expect(frames()).toHaveLength(0);
  });

  test('has the size of the props in every status', async () => {
    for (const status of Object.keys(reach) as Shown[]) {
      const { box, unmount } = await show(status, { width: 240, height: 260 });
      expect([box.style.width, box.style.height]).toEqual(['240px', '260px']);
      unmount();
      vi.unstubAllGlobals();
    }
  });

  test('has the class of the props, and its container has the attributes of the props', async () => {
    const containerProps = { id: 'qr', 'data-test': 'yes', 'aria-label': 'QR' };
    const { box } = await show('loading', { className: 'login', containerProps });
    expect(box.className).toBe('login');
    const inner = screen.getByLabelText('QR');
    expect([inner.id, inner.dataset.test, inner.parentElement]).toEqual(['qr', 'yes', box]);
  });

  test('shows WeChat’s frame alone once it is ready', async () => {
    const { box } = await show('ready');
    expect(box.textContent).toBe('');
    expect(frameAt().parentElement?.parentElement).toBe(box);
  });

  test('keeps the frame if trustedTypes.emptyHTML is a new object each time, as in WebKit', async () => {
    vi.stubGlobal('trustedTypes', {
      get emptyHTML() {
        return { toString: () => '' };
      },
    });
    vi.resetModules();
    const fresh = await import('../../../src/react/index.js');
    const { rerender } = render(<fresh.WeChatQrLogin {...options} script="none" />);
    await pass();
    rerender(<fresh.WeChatQrLogin {...options} script="none" className="again" />);
    expect(frames()).toHaveLength(1);
  });

  test('shows and requests nothing while the login is not enabled', async () => {
    const { container } = render(<WeChatQrLogin {...options} enabled={false} />);
    await pass();
    expect(container.textContent).toBe('');
    expect([tags().length, document.querySelectorAll('link').length]).toEqual([0, 0]);
  });
});

const statuses = Object.keys(reach) as Shown[];

describe.each(['cn', 'en'] as const)('texts, lang="%s"', (lang) => {
  test.each(statuses)('%s', async (status) => {
    await show(status, { lang });
    expect(screen.getByRole(status === 'error' ? 'alert' : 'status').textContent).toBe(
      STATUS_TEXTS[lang][status],
    );
  });
});

test('labels replace every text', async () => {
  const { box, unmount } = await show('error', { labels: { error: 'E', retry: 'R', link: 'L' } });
  expect(box.textContent).toBe('ERL');
  unmount();
  await show('refused', { labels: { refused: 'No', refresh: 'Again' } });
  expect(screen.getByRole('status').textContent).toBe('NoAgain');
});

test.each([
  [{}, '微信登录二维码'],
  [{ lang: 'en' }, 'WeChat login QR code'],
  [{ labels: { title: 'Mine' } }, 'Mine'],
] as const)('the frame’s name with %o is "%s"', async (props, title) => {
  vi.stubGlobal('WxLogin', createWxLogin());
  render(<WeChatQrLogin {...options} {...props} />);
  await pass();
  expect(frameAt().title).toBe(title);
});

describe('onAuthorized returns a promise', () => {
  const fail = () => Promise.reject(new Error('the server answered 500'));

  test('if it rejects, the box shows the failure, and "Try again" requests a new QR code', async () => {
    vi.stubGlobal('WxLogin', createWxLogin());
    render(
      <WeChatQrLogin
        {...options}
        lang="en"
        state="S"
        redirect_uri="/callback"
        onAuthorized={fail}
        onError={() => undefined}
      />,
    );
    await pass();
    await reach.authorized();
    await pass();
    expect(screen.getByRole('alert').textContent).toBe("You couldn't be signed inTry again");
    act(() => screen.getByRole('button', { name: 'Try again' }).click());
    await pass();
    expect(frames()).toHaveLength(1);
  });

  test('the box shows that the visitor is being signed in until it resolves', async () => {
    await show('authorized', { lang: 'en', onAuthorized: () => new Promise(() => undefined) });
    expect(screen.getByRole('status').textContent).toBe('Confirmed. Signing you in…');
  });
});
