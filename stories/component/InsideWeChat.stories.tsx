import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { en, WeChatQrLogin, zhCN } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { getLabels } from '../stage/get-labels.js';
import { waitForStatus } from '../stage/wait-for-status.js';
import { LoginInsideWeChat } from './LoginInsideWeChat.js';

/** Makes this page look like one in WeChat's own browser. Returns the function that undoes it. */
function enterWeChat(): () => void {
  const value = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0.50(0x18003237)';
  Object.defineProperty(navigator, 'userAgent', { configurable: true, value });
  return () => Reflect.deleteProperty(navigator, 'userAgent');
}

const meta = {
  title: 'Component/Inside WeChat',
  component: WeChatQrLogin,
  args,
  argTypes,
  // On a docs page, the other stories would also be inside WeChat.
  parameters: { docs: { story: { inline: false, height: '480px' } } },
  beforeEach: enterWeChat,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Checks that there is a text instead of a QR code, and that the button shows the QR code. */
const expectChoice = ({ insideWeChat, show }: typeof en): NonNullable<Story['play']> =>
  async function play({ canvasElement, args }) {
    const story = within(canvasElement);
    await expect(await story.findByText(insideWeChat)).toBeVisible();
    await expect(getWeChat().logins).toHaveLength(0);
    await userEvent.click(story.getByRole('button', { name: show }));
    await waitForStatus(canvasElement, 'ready');
    await expect(args.onReady).toHaveBeenCalledOnce();
  };

/** Inside WeChat the visitor has nothing to scan with. The button is for those who have a second device. */
export const InsideWeChat: Story = { globals: { lang: 'en' }, play: expectChoice(en) };

/** The same in Chinese. */
export const InsideWeChatInChinese: Story = { globals: { lang: 'cn' }, play: expectChoice(zhCN) };

/** The text alone, as visitors see it first. */
export const NoQrCode: Story = {
  async play({ canvasElement, globals }) {
    const { insideWeChat } = getLabels(globals);
    await expect(await within(canvasElement).findByText(insideWeChat)).toBeVisible();
  },
};

/** `insideWeChat`: the login of your official account (`createOfficialAccountUrl`), without a scan. */
export const OfficialAccount: Story = {
  render: (props) => <LoginInsideWeChat {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await userEvent.click(await story.findByRole('link', { name: /^(Sign in with WeChat|微信登录)$/ }));
    await expect(
      await story.findByText(/^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?appid=wxfedcba/),
    ).toBeVisible();
    await expect(getWeChat().logins).toHaveLength(0);
  },
};
