import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/wechat.js';
import { PopupLogin } from './PopupLogin.js';

const meta = { title: 'Without a QR in the page/Pop-up', component: PopupLogin, args } satisfies Meta<
  typeof PopupLogin
>;
export default meta;
type Story = StoryObj<typeof meta>;

const open = (canvas: HTMLElement) =>
  userEvent.click(within(canvas).getByRole('button', { name: 'Sign in with WeChat' }));

/** `openLoginPopup`: WeChat's page in a window of its own, and the code as a promise's value. */
export const PopUp: Story = {
  async play({ canvasElement, args }) {
    await open(canvasElement);
    await getWeChat().waitFor('requested');
    const { code, state } = getWeChat().approve();
    await expect(await within(canvasElement).findByText(`The code is ${code}.`)).toBeVisible();
    await expect(args.onAuthorized).toHaveBeenCalledWith({ code, state });
    await expect(within(canvasElement).queryByTitle('WeChat')).toBeNull();
  },
};

/** `refused`: an error here, because the promise has no code to give. */
export const PopUpRefused: Story = {
  async play({ canvasElement, args }) {
    await open(canvasElement);
    await getWeChat().waitFor('requested');
    getWeChat().refuse();
    await waitFor(() =>
      expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'refused' })),
    );
  },
};

/** `popup_closed`: the visitor has closed the window. */
export const PopUpClosed: Story = {
  async play({ canvasElement, args }) {
    await open(canvasElement);
    await getWeChat().waitFor('requested');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Close the window' }));
    // A redirect page may still speak for two seconds after its window is gone.
    await waitFor(
      () => expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'popup_closed' })),
      { timeout: 5000 },
    );
  },
};

/** `popup_blocked`: the browser did not let it open. */
export const PopUpBlocked: Story = {
  args: { blocked: true },
  async play({ canvasElement, args }) {
    await open(canvasElement);
    await waitFor(() =>
      expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'popup_blocked' })),
    );
  },
};
