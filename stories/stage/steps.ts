import { expect, waitFor, within } from 'storybook/test';
import type { QrLoginStatus } from 'wechat-qr-login/core';

/** The box of the component, the first in the story unless another is meant. */
export const getBox = (canvas: HTMLElement, index = 0): HTMLElement => {
  const box = canvas.querySelectorAll<HTMLElement>('[data-status]')[index];
  if (!box) throw new Error('There is no login on the page.');
  return box;
};

export const waitForStatus = (canvas: HTMLElement, status: QrLoginStatus, index = 0) =>
  waitFor(() => expect(getBox(canvas, index).dataset.status).toBe(status));

/** The page that is drawn in WeChat's frame, as soon as it is there: its first word comes before its last line. */
export const findWeChatPage = (canvas: HTMLElement): Promise<HTMLElement> =>
  waitFor(() => {
    const page = canvas.querySelector('iframe')?.contentDocument?.body;
    if (!page?.querySelector('.simulator')) throw new Error("There is no page of WeChat's in the story.");
    return page;
  });

/** A button of the phone beside the story. */
export const findPhoneButton = (canvas: HTMLElement, name: string) =>
  within(within(canvas).getByRole('region', { name: 'Phone' })).findByRole('button', { name });
