import { act, cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WeChatLoginError, WeChatQrLogin } from '../../../src/react/index.js';
import { MALFORMED, NOT_POSITIVE } from '../../option-values.js';
import { pass, showFrames } from '../helpers/mount-logins.js';
import { createWxLogin, frames, options, reset, serve, tags } from '../helpers/support.js';

// One malformed value per option. The tests of the core have all rules.
const cases = Object.entries(MALFORMED).map(([name, [value]]) => ({ name, value }));

const onError = vi.fn<(error: WeChatLoginError) => void>();
const login = (props: Record<string, unknown> = {}) => (
  <StrictMode>
    <WeChatQrLogin {...options} onError={onError} {...props} />
  </StrictMode>
);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  cleanup();
  reset();
  onError.mockReset();
});

async function expectInvalid(name: string) {
  await pass(60_000);
  expect(onError).toHaveBeenCalledOnce();
  const error = onError.mock.calls[0]?.[0];
  expect(error).toBeInstanceOf(WeChatLoginError);
  expect(error?.code).toBe('invalid_options');
  expect(error?.message).toContain(name);
  expect(screen.getByRole('alert').textContent).toContain(error?.message);
  expect([tags().length, frames().length]).toEqual([0, 0]);
}

async function expectStart() {
  await pass();
  expect(tags()).toHaveLength(1);
  await act(async () => serve(undefined, createWxLogin()));
  await showFrames();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(frames()).toHaveLength(1);
  expect(onError).toHaveBeenCalledOnce();
}

test.each(cases)(
  '$name: $value causes one error, and correcting it starts the login',
  async ({ name, value }) => {
    const { container, rerender } = render(login({ [name]: value }));
    const box = container.firstChild;
    await expectInvalid(name);
    rerender(login({ [name]: value }));
    await expectInvalid(name);
    rerender(login());
    await expectStart();
    expect(container.firstChild).toBe(box);
  },
);

test('css together with href causes one error, and removing one of them starts the login', async () => {
  const css = 'body { margin: 0 }';
  const { rerender } = render(login({ css, href: 'https://shop.example/a.css' }));
  await expectInvalid('css');
  expect(onError.mock.calls[0]?.[0].message).toContain('href');
  rerender(login({ css }));
  await expectStart();
});

test('correcting one of two malformed options reports the other one', async () => {
  const { rerender } = render(login({ appid: '', timeout: 0 }));
  await expectInvalid('appid');
  onError.mockReset();
  rerender(login({ timeout: 0 }));
  await expectInvalid('timeout');
});

describe.each(['width', 'height'])('a malformed %s', (name) => {
  test.each(NOT_POSITIVE)(
    'of %s falls back to the default size, so that the message is visible',
    async (value) => {
      const { container } = render(login({ [name]: value }));
      await pass();
      const { style } = container.firstChild as HTMLElement;
      expect(Number.parseFloat(style.getPropertyValue(name))).toBeGreaterThan(0);
      expect(console.error).not.toHaveBeenCalled();
    },
  );
});

test('reports a malformed scriptUrl as a typed error', async () => {
  render(login({ scriptUrl: 'https://[', script: 'required' }));
  await pass(60_000);
  expect(onError).toHaveBeenCalledOnce();
  expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(WeChatLoginError);
});

test('reports a malformed authorizationEndpoint as a typed error', async () => {
  render(login({ authorizationEndpoint: 'https://[', script: 'none' }));
  await pass(60_000);
  expect(onError).toHaveBeenCalledOnce();
  expect(onError.mock.calls[0]?.[0]?.code).toBe('invalid_options');
});

test('accepts a state of 600 characters, with one warning', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const { rerender } = render(login({ state: 's'.repeat(600) }));
  await pass();
  rerender(login({ state: 't'.repeat(600) }));
  await pass();
  await act(async () => serve(undefined, createWxLogin()));
  await showFrames();
  expect(onError).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toContain('state');
});
