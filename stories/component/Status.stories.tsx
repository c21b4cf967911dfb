import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { findWeChatPage, getBox, waitForStatus } from '../stage/steps.js';
import { getWeChat } from '../stage/wechat.js';
import { WholePageLogin } from './WholePageLogin.js';

const meta = {
  title: 'Component/Status',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Longer than anybody looks at a story. */
const LONG = 900_000_000;

/** `enabled={false}`: the space is reserved, and nothing is asked of WeChat. The outline is the story's. */
export const Idle: Story = {
  args: { enabled: false, className: 'outlined' },
  async play({ canvasElement }) {
    await expect(getBox(canvasElement).dataset.status).toBe('idle');
    await expect(getWeChat().events).toEqual([]);
  },
};

/** WeChat's script is on its way. */
export const Loading: Story = {
  args: { timeout: LONG },
  parameters: { picture: 'loading', wechat: { faults: { script: 'hanging' } } },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'loading');
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent('Loading the QR code…');
  },
};

/** The frame is in the page, and WeChat's page is on its way into it. For the visitor that is the same wait. */
export const Mounting: Story = {
  args: { timeout: LONG },
  parameters: { wechat: { faults: { page: 'hanging' } } },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'mounting');
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent('Loading the QR code…');
  },
};

/** The QR is up. Its place, 300 x 400 px unless you say otherwise, has not moved since the first moment. */
export const Ready: Story = {
  parameters: { picture: 'ready' },
  async play({ canvasElement, args }) {
    const before = getBox(canvasElement).getBoundingClientRect();
    await expect([before.width, before.height]).toEqual([300, 400]);
    await waitForStatus(canvasElement, 'ready');
    await expect(getBox(canvasElement).getBoundingClientRect()).toEqual(before);
    await expect(args.onReady).toHaveBeenCalledWith({ confirmed: true, direct: false });
    await expect((await findWeChatPage(canvasElement)).querySelector('.qrcode')).toBeTruthy();
  },
};

/** `script="none"`: the same frame, made here. WeChat's script is never loaded, and `onReady` says `direct`. */
export const WithoutScript: Story = {
  args: { script: 'none' },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledWith({ confirmed: true, direct: true });
    await expect(args.onLoad).not.toHaveBeenCalled();
    await expect(canvasElement.querySelector('link[rel=preload]')).toBeNull();
  },
};

/** WeChat's script is blocked, and visitors see nothing of it: the frame is made without it. `onReady` has the cause. */
export const ScriptBlocked: Story = {
  parameters: { wechat: { faults: { script: 'unreachable' } } },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledWith({
      confirmed: true,
      direct: true,
      cause: expect.objectContaining({ code: 'script_failed' }),
    });
    await expect(args.onError).not.toHaveBeenCalled();
  },
};

/** Approved on the phone: the frame is gone, the code is in `onAuthorized`, and the site's server is at work. */
export const Authorized: Story = {
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    const { code, state } = getWeChat().approve();
    await waitForStatus(canvasElement, 'authorized');
    await expect(args.onAuthorized).toHaveBeenCalledWith({ code, state });
    await expect(canvasElement.querySelector('iframe')).toBeNull();
  },
};

/** `self_redirect={false}`: the whole page goes to `redirect_uri`. A story cannot go away, so it says where. */
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

/** Refused on the phone, where WeChat reports it by a redirect. */
export const Refused: Story = {
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    const { state } = getWeChat().refuse();
    await waitForStatus(canvasElement, 'refused');
    await expect(args.onRefused).toHaveBeenCalledWith({ state });
  },
};

/** WeChat's current Chinese page says "cancelled" itself and keeps waiting. The page around it hears nothing. */
export const RefusedInside: Story = {
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

/** `autoRefresh`: a new code as soon as the old one has expired, here each three seconds. */
export const AutoRefresh: Story = {
  args: { expiresIn: 3000, autoRefresh: true },
  async play({ canvasElement, args }) {
    await waitFor(() => expect(args.onReady).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await waitForStatus(canvasElement, 'ready');
    const [first, second] = getWeChat().logins;
    await expect(second?.state).not.toBe(first?.state);
  },
};

/** WeChat's own code has expired. It tells nobody: its page offers a new one, or fetches it by itself. */
export const ExpiredInside: Story = {
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().expire();
    await expect((await findWeChatPage(canvasElement)).querySelector('.refresh')).toBeVisible();
    await waitForStatus(canvasElement, 'ready');
  },
};
