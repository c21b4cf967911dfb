import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { findPhoneButton, findWeChatPage, waitForStatus } from '../stage/steps.js';

const meta = {
  title: 'Component/Playground',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Scan with the phone beside it, approve or refuse, and read the events. Every option has a control. */
export const Playground: Story = {};

/** What a visitor does on a good day. */
export const Scan: Story = {
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    await userEvent.click(await findPhoneButton(canvasElement, 'Scan'));
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent('Scan successful');
    await userEvent.click(await findPhoneButton(canvasElement, 'Approve'));
    await waitForStatus(canvasElement, 'authorized');
    await expect(args.onAuthorized).toHaveBeenCalledOnce();
    await waitFor(() => expect(canvasElement.querySelector('iframe')).toBeNull());
  },
};
