import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { createStylesheet } from 'wechat-qr-login/core';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { findWeChatPage, getBox, waitForStatus } from '../stage/wait-for-status.js';

/** The args for a QR code that fills a square box. Below 220 px WeChat's texts do not fit, so it has none. */
const createSquare = (px: number) => ({
  width: px,
  height: px,
  css: createStylesheet({ preset: 'minimal', qrSize: px }),
});

const meta = {
  title: 'Component/Sizes',
  component: WeChatQrLogin,
  args,
  argTypes,
  async play({ canvasElement, args: { width = 300, height = 400 } }) {
    await waitForStatus(canvasElement, 'ready');
    const box = getBox(canvasElement).getBoundingClientRect();
    await expect([box.width, box.height]).toEqual([width, height]);
    const code = (await findWeChatPage(canvasElement)).querySelector('.qrcode')?.getBoundingClientRect();
    await expect(code?.right).toBeLessThanOrEqual(width);
    await expect(code?.bottom).toBeLessThanOrEqual(height);
  },
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** 160 px: the smallest size that phones read reliably from a screen. */
export const Size160: Story = { args: createSquare(160) };

/** 200 px: the QR code alone. */
export const Size200: Story = { args: createSquare(200) };

/** 280 px: WeChat's own size, without the texts. */
export const Size280: Story = { args: createSquare(280) };

/** 400 x 480 px: a larger QR code with WeChat's texts. */
export const Size400: Story = {
  args: { width: 400, height: 480, css: createStylesheet({ qrSize: 376 }) },
};

/** In a column that is narrower than `width`, the box shrinks. */
export const NarrowColumn: Story = {
  args: { css: createStylesheet({ preset: 'card', qrSize: 200 }) },
  render: (args) => (
    <div style={{ width: 240 }}>
      <WeChatQrLogin {...args} />
    </div>
  ),
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(getBox(canvasElement).getBoundingClientRect().width).toBe(240);
    const code = (await findWeChatPage(canvasElement)).querySelector('.qrcode')?.getBoundingClientRect();
    await expect([code?.left, code?.right]).toEqual([20, 220]);
  },
};
