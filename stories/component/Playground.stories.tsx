import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { expectDocumented } from '../reference/expect-documented.js';
import { args } from '../stage/args.js';
import { findPhoneButton, findWeChatPage, waitForStatus } from '../stage/wait-for-status.js';

const meta = {
  title: 'Component/Playground',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Scan with the phone, approve or refuse, and watch the events. Each option has a control. */
export const Playground: Story = {
  async play({ argTypes }) {
    await expectDocumented(argTypes, {
      lang: 'cn',
      timeout: '15000',
      width: '300',
      onAuthorized: undefined,
      expired: undefined,
      className: undefined,
    });
  },
};

/** A complete login: scan and approve. */
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
