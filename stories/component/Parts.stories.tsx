import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args, NEVER } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { waitForStatus } from '../stage/wait-for-status.js';
import { LoginWithButton } from './LoginWithButton.js';

const meta = {
  title: 'Component/Parts',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** `loading`: shown until the QR code is up. Any element works. */
export const OwnLoading: Story = {
  args: {
    timeout: NEVER,
    loading: (
      <>
        <progress aria-label="Loading" />
        Connecting to WeChat…
      </>
    ),
  },
  parameters: { wechat: { faults: { script: 'hanging' } } },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByText('Connecting to WeChat…')).toBeVisible();
  },
};

/** `authorized`: shown while your server exchanges the code. */
export const OwnAuthorized: Story = {
  args: { authorized: <strong>Welcome back!</strong> },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    await expect(await within(canvasElement).findByText('Welcome back!')).toBeVisible();
  },
};

/** `refused`: shown after a refusal that WeChat reports. A function receives `refresh`. */
export const OwnRefused: Story = {
  args: {
    refused: ({ refresh }) => (
      <>
        <span>You canceled in WeChat.</span>
        <button type="button" className="primary-button" onClick={refresh}>
          Scan again
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
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Scan again' }));
    await waitForStatus(canvasElement, 'ready');
    getWeChat().refuse();
    await expect(await within(canvasElement).findByText('You canceled in WeChat.')).toBeVisible();
    await expect(args.onRefused).toHaveBeenCalledTimes(2);
  },
};

/** `expired`: shown after `expiresIn`. A function receives `refresh`. */
export const OwnExpired: Story = {
  args: {
    expiresIn: 1,
    expired: ({ refresh }) => (
      <>
        <span>For your security, this QR code has expired.</span>
        <button type="button" className="primary-button" onClick={refresh}>
          Show a new QR code
        </button>
      </>
    ),
  },
  async play({ canvasElement, args }) {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Show a new QR code' }));
    await waitForStatus(canvasElement, 'expired');
    await expect(args.onExpired).toHaveBeenCalledTimes(2);
  },
};

/** `error`: shown after any error. A function receives `error` and `refresh`. */
export const OwnError: Story = {
  args: {
    script: 'required',
    retries: 0,
    error: ({ error, refresh }) => (
      <>
        <strong>WeChat is unavailable</strong>
        <code>{error?.code}</code>
        <button type="button" className="primary-button" onClick={refresh}>
          Try again
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

/** A ref has `refresh()`, for a button of your own. */
export const Ref: Story = {
  render: (props) => <LoginWithButton {...props} />,
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    await waitForStatus(canvasElement, 'authorized');
    await userEvent.click(
      within(canvasElement).getByRole('button', { name: /^(Use another account|换个账号)$/ }),
    );
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledTimes(2);
  },
};
