import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { themeArgTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { findWeChatPage, waitForStatus } from '../stage/wait-for-status.js';
import { ThemedLogin } from './ThemedLogin.js';

const meta = {
  title: 'Component/Styling',
  component: ThemedLogin,
  args,
  argTypes: themeArgTypes,
  parameters: { controls: { include: Object.keys(themeArgTypes) } },
} satisfies Meta<typeof ThemedLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

const getStyle = async (canvas: HTMLElement, selector: string) => {
  const element = (await findWeChatPage(canvas)).querySelector(selector);
  if (!element) throw new Error(`WeChat's page has no ${selector}.`);
  return getComputedStyle(element);
};

/** Each field of `createStylesheet` has a control. */
export const Theme: Story = {
  parameters: { picture: 'theme' },
  args: { qrSize: 220, radius: 16, padding: 14, border: false, color: '#1d6b57', fontSize: 15 },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await getStyle(canvasElement, '.qrcode')).width).toBe('220px');
    await expect((await getStyle(canvasElement, '.title')).color).toBe('rgb(29, 107, 87)');
  },
};

/** The same theme on WeChat's page in Chinese. */
export const ThemeInChinese: Story = {
  ...Theme,
  globals: { lang: 'cn' },
  parameters: { picture: 'theme_zh-CN' },
};

/** `preset: 'minimal'`: the QR code without texts. */
export const Minimal: Story = {
  args: { preset: 'minimal' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await getStyle(canvasElement, '.title')).display).toBe('none');
    await expect((await getStyle(canvasElement, '#wx_default_tip')).display).toBe('none');
  },
};

/** `preset: 'minimal'` after a scan: WeChat's text stays, because only WeChat's page knows about the scan. */
export const MinimalScanned: Story = {
  parameters: { picture: 'scanned' },
  args: { preset: 'minimal' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().scan();
    await expect((await findWeChatPage(canvasElement)).querySelector('#wx_after_scan')).toBeVisible();
  },
};

/** `preset: 'card'`: a smaller QR code on a white card. */
export const Card: Story = {
  args: { preset: 'card', width: 240, height: 300 },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await getStyle(canvasElement, '.qrcode')).borderRadius).toBe('12px');
  },
};

/** `preset: 'dark'`: light texts. The QR code stays on white, so that phones can read it. */
export const Dark: Story = {
  args: { preset: 'dark' },
  globals: { theme: 'dark' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await getStyle(canvasElement, '.title')).color).toBe('rgb(242, 242, 242)');
  },
};

/** `css` with your own rules for WeChat's class names. `href` loads a stylesheet from an https address instead. */
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
    await expect((await getStyle(canvasElement, '.qrcode')).borderRadius).toBe('24px');
  },
};

/** With `stylelite`, WeChat ignores stylesheets. A development build warns about it. */
export const Ignored: Story = {
  args: { preset: 'minimal', stylelite: true },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.web_qrcode_tips')).toBeVisible();
  },
};
