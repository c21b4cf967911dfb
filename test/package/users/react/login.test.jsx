import { cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WeChatQrLogin } from 'wechat-qr-login';
import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program';
import { installFakeWxLogin } from 'wechat-qr-login/testing';

/** Both components in jsdom, with the React of the project. Run by test/matrix/react-versions.test.ts. */

/** Long timeouts, because the tests of several projects can run at the same time. */
const until = (isTrue) => vi.waitUntil(isTrue, 30_000);

let complaints;
beforeEach(() => {
  complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
});
afterEach(async () => {
  cleanup();
  // Both logins end in microtasks, in which React would warn about a state that is set after unmounting.
  await new Promise((resolve) => setTimeout(resolve));
  expect(complaints.flatMap(({ mock }) => mock.calls)).toEqual([]);
  vi.restoreAllMocks();
});

/** Simulates the website login, and the phone that scans it. */
function openWebsiteLogin(events) {
  const wechat = installFakeWxLogin();
  const app = { appid: 'wx0123456789abcdef', redirect_uri: `${location.origin}/callback`, lang: 'en' };
  return {
    element: <WeChatQrLogin {...app} {...events} nonce="n" />,
    isShown: () => wechat.waitFor('requested'),
    approve: () => wechat.approve(),
    refuse: () => wechat.refuse(),
    countCodes: () => wechat.logins.length,
    end: () => wechat.restore(),
    shape: 'iframe',
  };
}

/** Simulates the mini program login and its server. */
function openMiniProgramLogin(events) {
  let answer = () => {};
  let codes = 0;
  const adapter = async () => {
    codes++;
    return {
      text: 'https://shop.example/m',
      expiresIn: 60_000,
      poll: () => new Promise((resolve) => (answer = resolve)),
    };
  };
  return {
    element: <MiniProgramQrLogin adapter={adapter} lang="en" {...events} />,
    isShown: () => until(() => document.querySelector('svg[role=img]')),
    approve: () => answer({ status: 'authorized', result: 'Lin' }),
    refuse: () => answer({ status: 'refused' }),
    countCodes: () => codes,
    end: () => {},
    shape: 'svg[role=img]',
  };
}

describe.each([
  ['<WeChatQrLogin>', openWebsiteLogin],
  ['<MiniProgramQrLogin>', openMiniProgramLogin],
])('%s', (_, open) => {
  const onAuthorized = vi.fn();
  const onRefused = vi.fn();
  let login;
  beforeEach(() => {
    vi.clearAllMocks();
    login = open({ onAuthorized, onRefused });
  });
  afterEach(() => login.end());
  const strict = (element) => <StrictMode>{element}</StrictMode>;

  test('requests one QR code under StrictMode, and reports the approval once', async () => {
    render(strict(login.element));
    await login.isShown();
    login.approve();
    await until(() => document.querySelector('[data-status=authorized]'));
    await until(() => onAuthorized.mock.calls.length);
    expect(onAuthorized).toHaveBeenCalledTimes(1);
    expect(login.countCodes()).toBe(1);
  });

  test('reports the refusal', async () => {
    render(login.element);
    await login.isShown();
    login.refuse();
    await screen.findByText('You canceled the login');
    expect(onRefused).toHaveBeenCalledTimes(1);
  });

  test('ends when its component unmounts, also in a part of a page that stays', async () => {
    const { rerender, unmount } = render(<main>{login.element}</main>);
    await login.isShown();
    rerender(<main />);
    expect(document.querySelector(login.shape)).toBeNull();
    rerender(<main>{login.element}</main>);
    await until(() => login.countCodes() === 2);
    unmount();
    expect(document.querySelector(login.shape)).toBeNull();
  });

  test('hydrates the HTML from a server, and requests one QR code', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(strict(login.element));
    const box = container.querySelector('[data-status]');
    render(strict(login.element), { container, hydrate: true });
    await login.isShown();
    expect(container.querySelector('[data-status]')).toBe(box);
    expect(login.countCodes()).toBe(1);
  });
});

test('inside WeChat, a page from the server requests no QR code', async () => {
  const { element, countCodes, end } = openWebsiteLogin({ script: 'none', insideWeChat: <b>inside</b> });
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(element);
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('MicroMessenger/8.0');
  render(element, { container, hydrate: true });
  await until(() => container.textContent === 'inside');
  expect(countCodes()).toBe(0);
  end();
});
