import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { en, MiniProgramQrLogin, zhCN, zhTW } from 'wechat-qr-login/mini-program';
import { miniProgramArgTypes } from '../reference/arg-types.js';
import { parameters, args as sharedArgs } from './args.js';
import { createFixedAdapter } from './create-scripted-server.js';

const args = { ...sharedArgs, adapter: createFixedAdapter({ status: 'expired' }) };

const meta = {
  title: 'Mini program/Languages',
  component: MiniProgramQrLogin,
  args,
  argTypes: miniProgramArgTypes,
  parameters,
} satisfies Meta<typeof MiniProgramQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Checks that the box shows the text and the button of an expired QR code, in the language that screen readers need. */
const expectExpired = ({ lang, expired, refresh }: typeof en): NonNullable<Story['play']> =>
  async function play({ canvasElement }) {
    const story = within(canvasElement);
    await expect(await story.findByText(expired)).toBeVisible();
    await expect(story.getByRole('button', { name: refresh })).toBeVisible();
    await expect(story.getByRole('status')).toHaveAttribute('lang', lang);
  };

/** `labels={zhCN}`: Simplified Chinese, the default. */
export const SimplifiedChinese: Story = {
  args: { labels: zhCN },
  globals: { lang: 'cn' },
  play: expectExpired(zhCN),
};

/** `labels={zhTW}`: Traditional Chinese. */
export const TraditionalChinese: Story = {
  args: { labels: zhTW },
  globals: { lang: 'cn' },
  play: expectExpired(zhTW),
};

/** `labels={en}`: English. `lang="en"` has the same effect. */
export const English: Story = { args: { labels: en }, play: expectExpired(en) };

/** `labels` with single texts: the others stay. */
export const SingleTexts: Story = {
  args: { labels: { expired: 'This QR code no longer works', refresh: 'Get a new one' } },
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await expect(await story.findByText('This QR code no longer works')).toBeVisible();
    await expect(story.getByRole('button', { name: 'Get a new one' })).toBeVisible();
  },
};
