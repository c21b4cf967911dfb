import { expect, waitFor, within } from 'storybook/test';
import type { QrLoginStatus } from 'wechat-qr-login/core';

/** Returns the box of a login, by its position in the story. */
export const getBox = (canvas: HTMLElement, index = 0): HTMLElement => {
  const box = canvas.querySelectorAll<HTMLElement>('[data-status]')[index];
  if (!box) throw new Error('The story has no login.');
  return box;
};

/** Waits until a login has the status. */
export const waitForStatus = (canvas: HTMLElement, status: QrLoginStatus, index = 0) =>
  waitFor(() => expect(getBox(canvas, index).dataset.status).toBe(status));

/** Waits for the page in WeChat's frame. The frame reports `ready` before its page is complete. */
export const findWeChatPage = (canvas: HTMLElement): Promise<HTMLElement> =>
  waitFor(() => {
    const page = canvas.querySelector('iframe')?.contentDocument?.body;
    if (!page?.querySelector('.simulator')) throw new Error("The story has no page of WeChat's.");
    return page;
  });

/** Waits for a button on the phone beside the story. */
export const findPhoneButton = (canvas: HTMLElement, name: string | RegExp) =>
  within(within(canvas).getByRole('region', { name: /^(Phone|手机)$/ })).findByRole('button', { name });
