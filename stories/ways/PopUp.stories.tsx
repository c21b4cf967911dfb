import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { PopupLogin } from './PopupLogin.js';

const meta = { title: 'Without a QR code in the page/Pop-up', component: PopupLogin, args } satisfies Meta<
  typeof PopupLogin
>;
export default meta;
type Story = StoryObj<typeof meta>;

const openPopup = (canvas: HTMLElement) =>
  userEvent.click(within(canvas).getByRole('button', { name: /^(Sign in with WeChat|微信登录)$/ }));

/** `openLoginPopup`: opens WeChat's login page in a pop-up. The promise resolves with the code. */
export const PopUp: Story = {
  async play({ canvasElement, args }) {
    await openPopup(canvasElement);
    await getWeChat().waitFor('requested');
    const { code, state } = getWeChat().approve();
    await expect(await within(canvasElement).findByText(new RegExp(`code.* ${code}[.。]`))).toBeVisible();
    await expect(args.onAuthorized).toHaveBeenCalledWith({ code, state });
    await expect(within(canvasElement).queryByTitle('WeChat')).toBeNull();
  },
};

/** After a refusal, the promise rejects with `refused`. */
export const PopUpRefused: Story = {
  async play({ canvasElement, args }) {
    await openPopup(canvasElement);
    await getWeChat().waitFor('requested');
    getWeChat().refuse();
    await waitFor(() =>
      expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'refused' })),
    );
  },
};

/** If the visitor closes the window, the promise rejects with `popup_closed`. */
export const PopUpClosed: Story = {
  async play({ canvasElement, args }) {
    await openPopup(canvasElement);
    await getWeChat().waitFor('requested');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Close the window' }));
    // The package waits 2 s after the window is closed, for a late message from the callback page.
    await waitFor(
      () => expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'popup_closed' })),
      { timeout: 5000 },
    );
  },
};

/** If the browser blocks the window, the promise rejects with `popup_blocked`. */
export const PopUpBlocked: Story = {
  args: { isBlocked: true },
  async play({ canvasElement, args }) {
    await openPopup(canvasElement);
    await waitFor(() =>
      expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'popup_blocked' })),
    );
  },
};
