import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { findWeChatPage, waitForStatus } from '../stage/wait-for-status.js';

const meta = {
  title: 'Component/Look',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** WeChat's default look. You can style it with a stylesheet. */
export const DefaultLook: Story = {
  globals: { theme: 'light' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.impowerBox .qrcode')).toBeVisible();
  },
};

/** `stylelite`: WeChat's newer, smaller look. It needs at least 220 x 220 px, and ignores stylesheets. */
export const NewLook: Story = {
  parameters: { picture: 'new-look' },
  args: { stylelite: true, width: 220, height: 260 },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.web_qrcode_img')).toBeVisible();
  },
};

/** `style="white"`: WeChat's texts on a dark page. The frame is transparent, and hidden until WeChat's page is up. */
export const Dark: Story = {
  parameters: { picture: 'dark' },
  globals: { theme: 'dark' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(canvasElement.querySelector('iframe')?.style.opacity).toBe('');
    const { color, backgroundColor } = getComputedStyle(await findWeChatPage(canvasElement));
    await expect([color, backgroundColor]).toEqual(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']);
  },
};

/** `color_scheme="dark"`: WeChat's page turns dark, if it supports the option. */
export const DarkScheme: Story = { args: { color_scheme: 'dark' }, globals: { theme: 'dark' } };

/** `color_scheme="light"`: a light page of WeChat's on a dark page. */
export const LightScheme: Story = { args: { color_scheme: 'light' }, globals: { theme: 'dark' } };

/** `color_scheme="auto"`: WeChat's page follows the visitor's system, not your page. */
export const SystemScheme: Story = { args: { color_scheme: 'auto' } };

/** `appearance="dark"`: one option for a dark page. The frame is transparent, and the QR code has a white edge. */
export const DarkAppearance: Story = {
  args: { appearance: 'dark' },
  globals: { theme: 'dark' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    const page = await findWeChatPage(canvasElement);
    await expect(getComputedStyle(page).color).toBe('rgb(255, 255, 255)');
    await expect(page.querySelector('.qrcode')).toHaveStyle({ borderTopWidth: '8px' });
  },
};

/** `appearance="auto"`: page and frame follow the visitor's system. A change of it keeps the QR code. */
export const AutoAppearance: Story = { args: { appearance: 'auto' }, globals: { theme: 'auto' } };

/** Quick login: WeChat for desktop is signed in on this computer, so WeChat's page offers this account first. */
export const QuickLogin: Story = {
  parameters: { wechat: { desktopUser: { unionid: 'desk', nickname: 'Lin' } } },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.qlogin_btn')).toBeVisible();
  },
};

/** `fast_login={false}` with `stylelite`: no quick login. WeChat's page shows the QR code at once. */
export const NoQuickLogin: Story = {
  ...QuickLogin,
  args: { fast_login: false, stylelite: true },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    const page = await findWeChatPage(canvasElement);
    await expect(page.querySelector('.qlogin_btn')).toBeNull();
    await expect(page.querySelector('.web_qrcode_img')).toBeVisible();
  },
};

/** A wrong AppID: the frame loads WeChat's error page, so `onReady` has `confirmed: false`. */
export const WrongAppid: Story = {
  // WeChat's error page has no dark look.
  globals: { theme: 'light' },
  parameters: { wechat: { apps: [{ appid: 'wxfedcba9876543210', name: 'Another shop' }] } },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledWith({ confirmed: false, direct: false });
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent('AppID 参数错误');
  },
};
