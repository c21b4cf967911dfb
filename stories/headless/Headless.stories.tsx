import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { createStylesheet } from 'wechat-qr-login/core';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { getLabels } from '../stage/get-labels.js';
import { CoreLogin } from './CoreLogin.js';
import { HookLogin } from './HookLogin.js';

const meta = { title: 'Headless/Hook and core', component: HookLogin, args } satisfies Meta<typeof HookLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** `useWeChatQrLogin`: the login without a presentation. */
export const Hook: Story = {
  args: { width: 200, height: 228, css: createStylesheet({ preset: 'minimal', qrSize: 200 }) },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    await within(canvasElement).findByText(labels.ready);
    getWeChat().refuse();
    await userEvent.click(await within(canvasElement).findByRole('button', { name: labels.refresh }));
    await within(canvasElement).findByText(labels.ready);
    getWeChat().approve();
    await within(canvasElement).findByText(/^(Signing you in…|正在登录…)$/);
    await expect(args.onAuthorized).toHaveBeenCalledOnce();
  },
};

/** `createQrLogin`: the login without React. */
export const WithoutReact: Story = {
  render: (options) => <CoreLogin {...options} />,
  async play({ args }) {
    await waitFor(() => expect(args.onReady).toHaveBeenCalledWith({ confirmed: true, direct: false }));
  },
};
