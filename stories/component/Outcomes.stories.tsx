import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { findWeChatPage, waitForStatus } from '../stage/wait-for-status.js';
import { WholePageLogin } from './WholePageLogin.js';

const meta = {
  title: 'Component/Outcomes',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The visitor approves on the phone. The frame is removed, and `onAuthorized` receives the code for your server. */
export const Authorized: Story = {
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    const { code, state } = getWeChat().approve();
    await waitForStatus(canvasElement, 'authorized');
    await expect(args.onAuthorized).toHaveBeenCalledWith({ code, state });
    await expect(canvasElement.querySelector('iframe')).toBeNull();
  },
};

/** `self_redirect={false}`: WeChat redirects the whole page to `redirect_uri`. */
export const WholePage: Story = {
  args: { self_redirect: false, state: 'a-state' },
  render: (props) => <WholePageLogin {...props} />,
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    const { code } = getWeChat().approve();
    const address = `${args.redirect_uri} ?code=${code} &state=a-state`;
    await expect(await within(canvasElement).findByText(address)).toBeVisible();
    await expect(args.onAuthorized).not.toHaveBeenCalled();
  },
};

/** The visitor refuses on the phone, and WeChat reports it with a redirect. */
export const Refused: Story = {
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    const { state } = getWeChat().refuse();
    await waitForStatus(canvasElement, 'refused');
    await expect(args.onRefused).toHaveBeenCalledWith({ state });
  },
};

/** The visitor refuses, but WeChat's page only shows it and keeps waiting. Your page receives no event. */
export const RefusedInFrame: Story = {
  parameters: { wechat: { refusal: 'stay' } },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().refuse();
    await expect((await findWeChatPage(canvasElement)).querySelector('#wx_after_cancel')).toBeVisible();
    await expect(args.onRefused).not.toHaveBeenCalled();
    await waitForStatus(canvasElement, 'ready');
  },
};

/** `expiresIn` has passed. */
export const Expired: Story = {
  args: { expiresIn: 1 },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'expired');
    await expect(args.onExpired).toHaveBeenCalledOnce();
  },
};

/** `autoRefresh`: a new QR code replaces each one that expires. Here they expire after 3 seconds. */
export const AutoRefresh: Story = {
  args: { expiresIn: 3000, autoRefresh: true },
  async play({ canvasElement, args }) {
    await waitFor(() => expect(args.onReady).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await waitForStatus(canvasElement, 'ready');
    const [first, second] = getWeChat().logins;
    await expect(second?.state).not.toBe(first?.state);
  },
};

/** WeChat's own QR code has expired. WeChat's page offers a new one. Your page receives no event. */
export const ExpiredInFrame: Story = {
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().expire();
    await expect((await findWeChatPage(canvasElement)).querySelector('.refresh')).toBeVisible();
    await waitForStatus(canvasElement, 'ready');
  },
};
