import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program';
import { miniProgramArgTypes } from '../reference/arg-types.js';
import { getLabels } from '../stage/get-labels.js';
import { args, parameters } from './args.js';
import { createFixedAdapter, LIN, PICTURE } from './create-scripted-server.js';
import { LoginWithPhone } from './LoginWithPhone.js';

const meta = {
  title: 'Mini program/Presentation',
  component: MiniProgramQrLogin,
  args,
  argTypes: miniProgramArgTypes,
  parameters,
} satisfies Meta<typeof MiniProgramQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The server sends a picture instead of a text, for example one from WeChat's `getwxacodeunlimit`. */
export const Picture: Story = {
  args: { adapter: createFixedAdapter({ status: 'ready' }, { picture: PICTURE }) },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    const code = await within(canvasElement).findByRole('img', { name: labels.title });
    await expect(code).toHaveAttribute('src', PICTURE);
    await waitFor(() => expect(args.onCodeShown).toHaveBeenCalledOnce());
  },
};

/** `logo`: a picture in the middle, a fifth of the width. All phones can still read the QR code. */
export const Logo: Story = {
  args: { logo: LIN.avatar },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await within(canvasElement).findByText(labels.ready);
  },
};

/** `size={160}`: the smallest size that phones read reliably from a screen. */
export const Small: Story = {
  args: { size: 160 },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    const code = await within(canvasElement).findByRole('img', { name: labels.title });
    await expect(code.getBoundingClientRect().width).toBe(160);
  },
};

/** Each status has a part. A function receives `{ status, user, payload, error, refresh }`. */
export const OwnParts: Story = {
  render: ({ adapter: _, ...props }) => <LoginWithPhone {...props} />,
  args: {
    ready: <strong>Open WeChat and scan</strong>,
    scanned: ({ user }) => (
      <>
        <strong>Hello, {user?.nickname}</strong>
        <span>Confirm on your phone.</span>
      </>
    ),
    refused: ({ refresh }) => (
      <>
        <span>You canceled on your phone.</span>
        <button type="button" className="primary-button" onClick={refresh}>
          Scan again
        </button>
      </>
    ),
    authorized: ({ user }) => <strong>Welcome back, {user?.nickname}!</strong>,
  },
  async play({ canvasElement }) {
    const story = within(canvasElement);
    const phone = within(await story.findByRole('group', { name: /^(Phone|手机)$/ }));
    await story.findByText('Open WeChat and scan');
    await userEvent.click(phone.getByRole('button', { name: /^(Cancel|取消)$/ }));
    await userEvent.click(await story.findByRole('button', { name: 'Scan again' }));
    await story.findByText('Open WeChat and scan');
    await userEvent.click(phone.getByRole('button', { name: /^(Scan|扫一扫)$/ }));
    await expect(await story.findByText('Hello, 小林 Lin')).toBeVisible();
  },
};
