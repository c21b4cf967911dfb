import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program';
import { miniProgramArgTypes } from '../reference/arg-types.js';
import { answering, expiring, LIN, PICTURE } from './scripted-server.js';
import { WalkThrough } from './WalkThrough.js';

const meta = {
  title: 'Mini program/Login by mini program',
  component: MiniProgramQrLogin,
  argTypes: miniProgramArgTypes,
  // WeChat's own frame has no part in it, so neither has the phone that scans that.
  parameters: { phone: false },
  args: {
    adapter: answering({ status: 'pending' }),
    // A story stays where it is.
    navigate: fn(),
    onStatusChange: fn(),
    onCodeShown: fn(),
    onScanned: fn(),
    onAuthorized: fn(),
    onCancelled: fn(),
    onExpired: fn(),
    onActionRequired: fn(),
    onError: fn(),
  },
} satisfies Meta<typeof MiniProgramQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

const findText = (canvas: HTMLElement, text: string) => within(canvas).findByText(text);
const LOGO = LIN.avatar;

/** `enabled={false}`: the space is reserved, nothing is asked of the server, and nothing is said. */
export const Idle: Story = {
  args: { enabled: false, adapter: fn(), className: 'outlined' },
  async play({ canvasElement, args }) {
    await expect(within(canvasElement).getByRole('status')).toBeEmptyDOMElement();
    await expect(args.adapter).not.toHaveBeenCalled();
  },
};

/** The code can be scanned. It is drawn from the text that opens the mini program. */
export const Pending: Story = {
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByRole('img', { name: 'Login QR code' })).toBeVisible();
    await expect(await findText(canvasElement, 'Scan with WeChat to sign in')).toBeVisible();
  },
};

/** The code's place is there before the code. */
export const Loading: Story = {
  args: { adapter: () => new Promise(() => undefined), timeout: 900_000_000 },
  async play({ canvasElement }) {
    await expect(await findText(canvasElement, 'Loading…')).toBeVisible();
  },
};

/** The server has a picture instead of a text, as WeChat's `getwxacodeunlimit` gives it. Nothing is drawn then. */
export const Picture: Story = {
  args: { adapter: answering({ status: 'pending' }, { picture: PICTURE }) },
  async play({ canvasElement, args }) {
    const code = await within(canvasElement).findByRole('img', { name: 'Login QR code' });
    await expect(code).toHaveAttribute('src', PICTURE);
    await waitFor(() => expect(args.onCodeShown).toHaveBeenCalledOnce());
  },
};

/** `logo`: in the middle, a fifth of the width, which every reader bears. */
export const WithLogo: Story = {
  args: { logo: LOGO },
  async play({ canvasElement }) {
    await findText(canvasElement, 'Scan with WeChat to sign in');
  },
};

/** The smallest size that phones read well. */
export const Small: Story = {
  args: { size: 160 },
  async play({ canvasElement }) {
    const code = await within(canvasElement).findByRole('img', { name: 'Login QR code' });
    await expect(code.getBoundingClientRect().width).toBe(160);
  },
};

/** A phone has read the code, and the server says whose. */
export const Scanned: Story = {
  args: { adapter: answering({ status: 'scanned', user: LIN }) },
  async play({ canvasElement }) {
    await expect(await findText(canvasElement, 'Scanned. Confirm on your phone')).toBeVisible();
    await expect(within(canvasElement).getByText('小林 Lin')).toBeVisible();
  },
};

/** Confirmed, and the result is being fetched. */
export const Confirming: Story = {
  args: {
    adapter: answering({ status: 'confirming', user: LIN, exchange: () => new Promise(() => undefined) }),
    timeout: 900_000_000,
  },
  async play({ canvasElement }) {
    await expect(await findText(canvasElement, 'Confirmed. Signing you in…')).toBeVisible();
  },
};

export const Authorized: Story = {
  args: { adapter: answering({ status: 'authorized', result: { token: 'a session' }, user: LIN }) },
  async play({ canvasElement, args }) {
    await expect(await findText(canvasElement, 'Signed in')).toBeVisible();
    await expect(args.onAuthorized).toHaveBeenCalledTimes(1);
  },
};

/** Refused on the phone. Nothing starts again by itself. */
export const Cancelled: Story = {
  args: { adapter: answering({ status: 'cancelled' }) },
  async play({ canvasElement }) {
    await expect(await findText(canvasElement, 'Login cancelled')).toBeVisible();
    await userEvent.tab();
    await waitFor(() => expect(within(canvasElement).getByRole('button', { name: 'Refresh' })).toHaveFocus());
  },
};

export const Expired: Story = {
  args: { adapter: answering({ status: 'expired' }) },
  async play({ canvasElement }) {
    await expect(await findText(canvasElement, 'The QR code has expired')).toBeVisible();
  },
};

/** `autoRefresh`: a new code as soon as the old one has expired, here each three seconds. */
export const AutoRefresh: Story = {
  args: { autoRefresh: 100, adapter: expiring(3000) },
  async play({ canvasElement, args }) {
    await waitFor(() => expect(args.onCodeShown).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await expect(args.onExpired).toHaveBeenCalledOnce();
    await expect(await findText(canvasElement, 'Scan with WeChat to sign in')).toBeVisible();
  },
};

/** Approved, but the server wants more first: the slot `actionRequired` says what to do. */
export const ActionRequired: Story = {
  args: {
    adapter: answering({ status: 'action_required', payload: { url: '/bind' } }),
    actionRequired: <a href="#bind">Connect your account</a>,
  },
  async play({ canvasElement }) {
    await expect(
      await within(canvasElement).findByRole('link', { name: 'Connect your account' }),
    ).toBeVisible();
  },
};

/** No server, or one that gives no code. */
export const Failed: Story = {
  args: { adapter: () => Promise.reject(new Error('the server is down')) },
  async play({ canvasElement, args }) {
    await expect(await within(canvasElement).findByRole('alert')).toHaveTextContent('Login is not available');
    await expect(args.onError).toHaveBeenCalledTimes(1);
  },
};

/** Scan, then confirm: the page follows. */
export const Scan: Story = {
  render: ({ adapter: _, ...props }) => <WalkThrough {...props} />,
  async play({ canvasElement, args }) {
    const phone = within(await within(canvasElement).findByRole('group', { name: 'Phone' }));
    await findText(canvasElement, 'Scan with WeChat to sign in');
    await userEvent.click(phone.getByRole('button', { name: 'Scan' }));
    await findText(canvasElement, 'Scanned. Confirm on your phone');
    await userEvent.click(phone.getByRole('button', { name: 'Confirm' }));
    await findText(canvasElement, 'Signed in');
    await expect(args.onAuthorized).toHaveBeenCalledTimes(1);
  },
};

/** Each status has a slot. A function gets `{ status, user, payload, error, refresh }`. */
export const OwnParts: Story = {
  ...Scan,
  args: {
    pending: <strong>Point your phone here</strong>,
    scanned: ({ user }) => (
      <>
        <strong>Hello, {user?.nickname}</strong>
        <span>Now answer on your phone.</span>
      </>
    ),
    cancelled: ({ refresh }) => (
      <>
        <span>Changed your mind?</span>
        <button type="button" className="primary-button" onClick={refresh}>
          Show another code
        </button>
      </>
    ),
    authorized: ({ user }) => <strong>Come in, {user?.nickname}!</strong>,
  },
  async play({ canvasElement }) {
    const phone = within(await within(canvasElement).findByRole('group', { name: 'Phone' }));
    await findText(canvasElement, 'Point your phone here');
    await userEvent.click(phone.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Show another code' }));
    await findText(canvasElement, 'Point your phone here');
    await userEvent.click(phone.getByRole('button', { name: 'Scan' }));
    await expect(await findText(canvasElement, 'Hello, 小林 Lin')).toBeVisible();
  },
};

/** `labels` replaces single texts and leaves the rest. */
export const Labels: Story = {
  args: {
    adapter: answering({ status: 'expired' }),
    labels: { expired: 'Too late for this one', refresh: 'Another code' },
  },
  async play({ canvasElement }) {
    await expect(await findText(canvasElement, 'Too late for this one')).toBeVisible();
    await expect(within(canvasElement).getByRole('button', { name: 'Another code' })).toBeVisible();
  },
};

export const Chinese: Story = {
  args: { lang: 'cn', adapter: answering({ status: 'scanned', user: LIN }) },
  async play({ canvasElement }) {
    await expect(await findText(canvasElement, '已扫码，请在手机上确认')).toBeVisible();
  },
};
