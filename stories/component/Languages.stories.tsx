import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { en, WeChatQrLogin, zhCN, zhTW } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { findWeChatPage, waitForStatus } from '../stage/wait-for-status.js';

const meta = {
  title: 'Component/Languages',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Checks that the box shows the text and the button of an expired QR code, in the language that screen readers need. */
const expectExpired = ({ lang, expired, refresh }: typeof en): NonNullable<Story['play']> =>
  async function play({ canvasElement }) {
    await waitForStatus(canvasElement, 'expired');
    await expect(within(canvasElement).getByText(expired)).toBeVisible();
    await expect(within(canvasElement).getByRole('button', { name: refresh })).toBeVisible();
    await expect(within(canvasElement).getByRole('status')).toHaveAttribute('lang', lang);
  };

/** `labels={zhCN}`: Simplified Chinese, the default. */
export const SimplifiedChinese: Story = {
  args: { lang: 'cn', labels: zhCN, expiresIn: 1 },
  globals: { lang: 'cn' },
  play: expectExpired(zhCN),
};

/** `labels={zhTW}`: Traditional Chinese. WeChat's own page has no such language, so `lang` stays `cn`. */
export const TraditionalChinese: Story = {
  args: { lang: 'cn', labels: zhTW, expiresIn: 1 },
  globals: { lang: 'cn' },
  play: expectExpired(zhTW),
};

/** `labels={en}`: English. `lang="en"` has the same effect, and also sets the language of WeChat's page. */
export const English: Story = {
  args: { lang: 'en', labels: en, expiresIn: 1 },
  play: expectExpired(en),
};

/** `labels` with single texts: the others stay. */
export const SingleTexts: Story = {
  args: { expiresIn: 1, labels: { expired: 'This QR code no longer works', refresh: 'Get a new one' } },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByText('This QR code no longer works')).toBeVisible();
    await expect(within(canvasElement).getByRole('button', { name: 'Get a new one' })).toBeVisible();
  },
};

/** `lang="cn"`: WeChat's page in Chinese. */
export const WeChatPageInChinese: Story = {
  args: { lang: 'cn' },
  globals: { lang: 'cn' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent('使用微信扫一扫登录');
  },
};

/** `lang="en"`: WeChat's page in English. */
export const WeChatPageInEnglish: Story = {
  args: { lang: 'en' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(await findWeChatPage(canvasElement)).toHaveTextContent('Scan with WeChat to log in');
  },
};
