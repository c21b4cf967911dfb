import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { LinkLogin } from './LinkLogin.js';

const meta = { title: 'Without a QR code in the page/Link', component: LinkLogin, args } satisfies Meta<
  typeof LinkLogin
>;
export default meta;
type Story = StoryObj<typeof meta>;

const followLink = (canvas: HTMLElement) =>
  userEvent.click(within(canvas).getByRole('link', { name: /^(Sign in with WeChat|微信登录)$/ }));

/** `createAuthorizationUrl`: a link to WeChat's login page, which redirects to `redirect_uri`. */
export const Link: Story = {
  async play({ canvasElement, args }) {
    const story = within(canvasElement);
    await followLink(canvasElement);
    await getWeChat().waitFor('requested');
    await expect(story.getByTitle('WeChat')).toBeVisible();
    const { code, state } = getWeChat().approve();
    await expect(await story.findByText(new RegExp(`code.* ${code}[.。]`))).toBeVisible();
    await expect(args.onAuthorized).toHaveBeenCalledWith({ type: 'authorized', code, state });
  },
};

/** After a refusal, WeChat redirects without a code. */
export const LinkRefused: Story = {
  async play({ canvasElement }) {
    await followLink(canvasElement);
    await getWeChat().waitFor('requested');
    getWeChat().refuse();
    await expect(
      await within(canvasElement).findByText(/^(You canceled the login\.|你已取消登录。)$/),
    ).toBeVisible();
  },
};
