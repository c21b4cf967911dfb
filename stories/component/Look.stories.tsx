import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { findWeChatPage, waitForStatus } from '../stage/steps.js';

const meta = {
  title: 'Component/Look',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** WeChat's usual look. It takes a stylesheet. */
export const OldLook: Story = {
  globals: { theme: 'light' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.impowerBox .qrcode')).toBeVisible();
  },
};

/** `stylelite`: WeChat's newer, smaller look. It needs 220 x 220 px, and ignores every stylesheet. */
export const NewLook: Story = {
  parameters: { picture: 'new-look' },
  args: { stylelite: true, width: 220, height: 260 },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.web_qrcode_img')).toBeVisible();
  },
};

/**
 * On a dark page: `style="white"`, which the stage sets by itself when it is dark. Nothing flashes white: the frame stays
 * unseen until WeChat's page is up.
 */
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

/** `color_scheme="dark"`: WeChat's page turns dark by itself, as far as it knows the option. */
export const DarkScheme: Story = { args: { color_scheme: 'dark' }, globals: { theme: 'dark' } };

/** `color_scheme="light"` on a dark page: a light card. */
export const LightScheme: Story = { args: { color_scheme: 'light' }, globals: { theme: 'dark' } };

/** `color_scheme="auto"` follows the visitor's system, whatever the page does. */
export const AutoScheme: Story = { args: { color_scheme: 'auto' } };

export const Chinese: Story = {
  args: { lang: 'cn' },
  globals: { lang: 'cn' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent('使用微信扫一扫登录');
  },
};

export const English: Story = {
  args: { lang: 'en' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent('Scan with WeChat to log in');
  },
};

/** Quick login: somebody is signed in to WeChat on this computer, and is asked before any QR is shown. */
export const QuickLogin: Story = {
  parameters: { wechat: { desktopUser: { unionid: 'desk', nickname: 'Lin' } } },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect((await findWeChatPage(canvasElement)).querySelector('.qlogin_btn')).toBeVisible();
  },
};

/** `fast_login={false}`: the same computer, and the QR at once. */
export const NoQuickLogin: Story = {
  ...QuickLogin,
  args: { fast_login: false },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    const page = await findWeChatPage(canvasElement);
    await expect(page.querySelector('.qlogin_btn')).toBeNull();
    await expect(page.querySelector('.qrcode')).toBeVisible();
  },
};

/** What a wrong AppID gives: WeChat's error page loads like any other, so `onReady` is not `confirmed`. */
export const WrongAppid: Story = {
  // That page of WeChat's knows no dark look.
  globals: { theme: 'light' },
  parameters: { wechat: { apps: [{ appid: 'wxfedcba9876543210', name: 'Another shop' }] } },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledWith({ confirmed: false, direct: false });
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent('AppID 参数错误');
  },
};
