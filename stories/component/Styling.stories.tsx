import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { createStylesheet, type QrLoginOptions, type StylesheetTheme } from 'wechat-qr-login/core';
import { themeArgTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { findWeChatPage, waitForStatus } from '../stage/steps.js';
import { getWeChat } from '../stage/wechat.js';

type ThemeArgs = StylesheetTheme & Omit<QrLoginOptions, 'title'>;

/** A login in the look of a theme. What the fake shows, WeChat would show: its class names are WeChat's. */
function Themed({
  preset,
  qrSize,
  radius,
  padding,
  border,
  title,
  hint,
  status,
  color,
  background,
  fontSize,
  ...options
}: ThemeArgs) {
  const css = createStylesheet({
    preset,
    qrSize,
    radius,
    padding,
    border,
    title,
    hint,
    status,
    color,
    background,
    fontSize,
  });
  return <WeChatQrLogin {...options} css={css} />;
}

const meta = {
  title: 'Component/Styling',
  component: Themed,
  args,
  argTypes: themeArgTypes,
  parameters: { controls: { include: Object.keys(themeArgTypes) } },
} satisfies Meta<typeof Themed>;
export default meta;
type Story = StoryObj<typeof meta>;

const styleOf = async (canvas: HTMLElement, selector: string) => {
  const element = (await findWeChatPage(canvas)).querySelector(selector);
  if (!element) throw new Error(`WeChat's page has no ${selector}.`);
  return getComputedStyle(element);
};

/** Every field of `createStylesheet` has a control. */
export const Theme: Story = {
  parameters: { picture: 'theme' },
  args: { qrSize: 220, radius: 16, padding: 14, border: false, color: '#1d6b57', fontSize: 15 },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await styleOf(canvasElement, '.qrcode')).width).toBe('220px');
    await expect((await styleOf(canvasElement, '.title')).color).toBe('rgb(29, 107, 87)');
  },
};

/** `preset: 'minimal'`: the code alone… */
export const Minimal: Story = {
  args: { preset: 'minimal' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await styleOf(canvasElement, '.title')).display).toBe('none');
    await expect((await styleOf(canvasElement, '#wx_default_tip')).display).toBe('none');
  },
};

/** …until it is scanned: that only WeChat's page can say. */
export const MinimalScanned: Story = {
  parameters: { picture: 'scanned' },
  args: { preset: 'minimal' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().scan();
    await expect((await findWeChatPage(canvasElement)).querySelector('#wx_after_scan')).toBeVisible();
  },
};

/** `preset: 'card'`: a smaller code on a white card. */
export const Card: Story = {
  args: { preset: 'card', width: 240, height: 300 },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await styleOf(canvasElement, '.qrcode')).borderRadius).toBe('12px');
  },
};

/** `preset: 'dark'`: light texts, and the code on white, without which phones could not read it. */
export const Dark: Story = {
  args: { preset: 'dark' },
  globals: { theme: 'dark' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await styleOf(canvasElement, '.title')).color).toBe('rgb(242, 242, 242)');
  },
};

/** Rules of your own for WeChat's class names, in `css` or behind an https address in `href`. */
export const OwnCss: Story = {
  render: (options) => (
    <WeChatQrLogin
      {...options}
      css={`
        .impowerBox .title { font-weight: 600; letter-spacing: 0.02em }
        .impowerBox .qrcode { width: 200px; height: 200px; border: 0; border-radius: 24px; padding: 12px }
        .impowerBox .info { width: auto }
      `}
    />
  ),
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await styleOf(canvasElement, '.qrcode')).borderRadius).toBe('24px');
  },
};

/** WeChat ignores every stylesheet together with `stylelite`. A development build says so in the console. */
export const Ignored: Story = {
  args: { preset: 'minimal', stylelite: true },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.web_qrcode_tips')).toBeVisible();
  },
};
