import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { waitForStatus } from '../stage/steps.js';
import { getWeChat } from '../stage/wechat.js';
import { LoginWithButton } from './LoginWithButton.js';

const meta = {
  title: 'Component/Parts',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** `loading` is any element. */
export const OwnLoading: Story = {
  args: {
    timeout: 900_000_000,
    loading: (
      <>
        <progress aria-label="The code is on its way" />
        One moment, please
      </>
    ),
  },
  parameters: { wechat: { faults: { script: 'hanging' } } },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByText('One moment, please')).toBeVisible();
  },
};

/** `authorized`: what stands there while your server exchanges the code. */
export const OwnAuthorized: Story = {
  args: { authorized: <strong>Welcome back. One moment…</strong> },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    await expect(await within(canvasElement).findByText('Welcome back. One moment…')).toBeVisible();
  },
};

/** `refused`: after a "no" on the phone, where WeChat reports it. A function gets `refresh`. */
export const OwnRefused: Story = {
  args: {
    refused: ({ refresh }) => (
      <>
        <span>Changed your mind?</span>
        <button type="button" className="primary-button" onClick={refresh}>
          Show another code
        </button>
        <a href="#password" style={{ color: 'inherit' }}>
          Sign in with a password
        </a>
      </>
    ),
  },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().refuse();
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Show another code' }));
    await waitForStatus(canvasElement, 'ready');
    getWeChat().refuse();
    await expect(await within(canvasElement).findByText('Changed your mind?')).toBeVisible();
    await expect(args.onRefused).toHaveBeenCalledTimes(2);
  },
};

/** `expired` as a function gets `refresh`. */
export const OwnExpired: Story = {
  args: {
    expiresIn: 1,
    expired: ({ refresh }) => (
      <>
        <span>This code has had its day.</span>
        <button type="button" className="primary-button" onClick={refresh}>
          Fetch another
        </button>
      </>
    ),
  },
  async play({ canvasElement, args }) {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Fetch another' }));
    await waitForStatus(canvasElement, 'expired');
    await expect(args.onExpired).toHaveBeenCalledTimes(2);
  },
};

/** `error` as a function gets the typed error, too. */
export const OwnError: Story = {
  args: {
    script: 'required',
    retries: 0,
    error: ({ error, refresh }) => (
      <>
        <strong>WeChat cannot be reached</strong>
        <code>{error?.code}</code>
        <button type="button" className="primary-button" onClick={refresh}>
          Once more
        </button>
      </>
    ),
  },
  parameters: { wechat: { faults: { script: 'unreachable' } } },
  async play({ canvasElement }) {
    const alert = await within(canvasElement).findByRole('alert');
    await expect(alert).toHaveTextContent('script_failed');
  },
};

/** `labels` replaces single texts and leaves the rest. */
export const OwnTexts: Story = {
  args: { expiresIn: 1, labels: { expired: 'Too late for this one', refresh: 'Another code' } },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByRole('button', { name: 'Another code' })).toBeVisible();
  },
};

/** A ref holds `refresh()`, here for a button of the page's own: your server refused the code, say. */
export const Ref: Story = {
  render: (props) => <LoginWithButton {...props} />,
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    await waitForStatus(canvasElement, 'authorized');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Start again' }));
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledTimes(2);
  },
};
