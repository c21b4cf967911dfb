import { act, render } from '@testing-library/react';
import { expect, vi } from 'vitest';
import { WeChatQrLogin, type WeChatQrLoginProps } from '../../../src/react/index.js';
import { pass, showFrames } from './mount-logins.js';
import { comeBack, createWxLogin, frameAt, options } from './support.js';

const returns = { ...options, redirect_uri: `${location.origin}/callback`, state: 'S', expiresIn: 5000 };

/** The functions that bring a login to each status with visible content. */
export const reach = {
  loading: async () => undefined,
  ready: showFrames,
  expired: async () => {
    await showFrames();
    await pass(5000);
  },
  authorized: () => act(async () => comeBack(frameAt(), '/callback?code=C&state=S')),
  refused: () => act(async () => comeBack(frameAt(), '/callback?state=S')),
  error: async () => {
    comeBack(frameAt(), '/callback');
    // The ms to wait for a relayed message.
    await pass(100);
  },
};
export type Shown = keyof typeof reach;

/** Renders a login, and brings it to that status. */
export async function show(status: Shown, props: Partial<WeChatQrLoginProps> = {}) {
  if (status !== 'loading') vi.stubGlobal('WxLogin', createWxLogin());
  const handlers = { onAuthorized: () => undefined, onError: () => undefined };
  const view = render(<WeChatQrLogin {...returns} {...handlers} {...props} />);
  await pass();
  await reach[status]();
  await pass();
  const box = view.container.firstElementChild as HTMLElement;
  expect(box.dataset.status).toBe(status);
  return { ...view, box };
}
