import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args, NEVER } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { getLabels } from '../stage/get-labels.js';
import { findWeChatPage, getBox, waitForStatus } from '../stage/wait-for-status.js';

const meta = {
  title: 'Component/Status',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** `enabled={false}`: the space is reserved, and nothing is requested from WeChat. (The outline is part of the story.) */
export const Idle: Story = {
  args: { enabled: false, className: 'outlined' },
  async play({ canvasElement }) {
    await expect(getBox(canvasElement).dataset.status).toBe('idle');
    await expect(getWeChat().events).toEqual([]);
  },
};

/** WeChat's script is loading. */
export const Loading: Story = {
  args: { timeout: NEVER },
  parameters: { picture: 'loading', wechat: { faults: { script: 'hanging' } } },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await waitForStatus(canvasElement, 'loading');
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent(labels.loading);
  },
};

/** The frame is in the page, and WeChat's page is loading in it. Visitors see the same text. */
export const Mounting: Story = {
  args: { timeout: NEVER },
  parameters: { wechat: { faults: { page: 'hanging' } } },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await waitForStatus(canvasElement, 'mounting');
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent(labels.loading);
  },
};

/** The QR code is up. The box has the same size and position as before it loaded. */
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

/** `script="none"`: the package creates the frame itself, without WeChat's script. `onReady` has `direct: true`. */
export const WithoutScript: Story = {
  args: { script: 'none' },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledWith({ confirmed: true, direct: true });
    await expect(args.onLoad).not.toHaveBeenCalled();
    await expect(canvasElement.querySelector('link[rel=preload]')).toBeNull();
  },
};

/** WeChat's script is blocked: the package creates the frame itself. `onReady` has the error in `cause`. */
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

/**
 * `isStuck`: for 5 seconds the frame shows a page that sends no message, here because WeChat can't be reached. The box
 * offers a link to WeChat's login page, and `onStuck` is called. The status stays `ready`.
 */
export const Stuck: Story = {
  parameters: { wechat: { faults: { page: 'unreachable' } } },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    await waitForStatus(canvasElement, 'ready');
    const link = await within(canvasElement).findByRole('link', { name: labels.link }, { timeout: 10_000 });
    await expect(link).toBeVisible();
    await expect(link).toHaveAttribute('href', expect.stringContaining('https://open.weixin.qq.com/'));
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent(labels.stuck);
    await expect(args.onStuck).toHaveBeenCalledOnce();
    await waitForStatus(canvasElement, 'ready');
  },
};
