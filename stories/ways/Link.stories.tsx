import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/wechat.js';
import { LinkLogin } from './LinkLogin.js';

const meta = { title: 'Without a QR in the page/Link', component: LinkLogin, args } satisfies Meta<
  typeof LinkLogin
>;
export default meta;
type Story = StoryObj<typeof meta>;

/** `createAuthorizationUrl`: WeChat's own page, and back to `redirect_uri`. The drawn window stands for the whole page. */
export const Link: Story = {
  async play({ canvasElement, args }) {
    const story = within(canvasElement);
    await userEvent.click(story.getByRole('link', { name: 'Sign in with WeChat' }));
    await getWeChat().waitFor('requested');
    await expect(story.getByTitle('WeChat')).toBeVisible();
    const { code, state } = getWeChat().approve();
    await expect(await story.findByText(`The code is ${code}.`)).toBeVisible();
    await expect(args.onAuthorized).toHaveBeenCalledWith({ type: 'authorized', code, state });
  },
};

/** Here WeChat's page comes back without a code. */
export const LinkRefused: Story = {
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await userEvent.click(story.getByRole('link', { name: 'Sign in with WeChat' }));
    await getWeChat().waitFor('requested');
    getWeChat().refuse();
    await expect(await story.findByText('Refused.')).toBeVisible();
  },
};
