import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { expectDocumented } from '../reference/expect-documented.js';
import { args } from '../stage/args.js';
import { findPhoneButton, findWeChatPage, waitForStatus } from '../stage/wait-for-status.js';
import { PlayedLogin } from './PlayedLogin.js';

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

/** A whole login, which plays once: the visitor scans and approves, and the page waits for its server. */
export const WholeLogin: Story = {
  render: (args) => <PlayedLogin {...args} />,
  async play({ canvasElement, args }) {
    const canvas = within(canvasElement);
    await canvas.findByText(/You are signed in|你已登录/, undefined, { timeout: 14_000 });
    await expect(args.onAuthorized).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole('button', { name: /^(Play again|再看一次)$/ }));
    await waitForStatus(canvasElement, 'ready');
  },
};

/** A complete login: scan and approve. */
export const Scan: Story = {
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    await userEvent.click(await findPhoneButton(canvasElement, /^(Scan|扫一扫)$/));
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent(/Scan successful|扫描成功/);
    await userEvent.click(await findPhoneButton(canvasElement, /^(Approve|允许)$/));
    await waitForStatus(canvasElement, 'authorized');
    await expect(args.onAuthorized).toHaveBeenCalledOnce();
    await waitFor(() => expect(canvasElement.querySelector('iframe')).toBeNull());
  },
};
