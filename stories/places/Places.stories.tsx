import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { createStylesheet } from 'wechat-qr-login/core';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { waitForStatus } from '../stage/wait-for-status.js';
import { LoginCard } from './LoginCard.js';
import { ModalLogin } from './ModalLogin.js';
import { TwoLogins } from './TwoLogins.js';
import './places.css';

const meta = { title: 'Places/On a page', component: WeChatQrLogin, args } satisfies Meta<
  typeof WeChatQrLogin
>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Beside a password form. */
export const Card: Story = {
  parameters: { picture: 'card' },
  render: (props) => <LoginCard {...props} />,
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await expect(getWeChat().logins).toHaveLength(1);
  },
};

/** The same page in Chinese, with a dark theme. */
export const CardDark: Story = {
  ...Card,
  globals: { theme: 'dark', lang: 'cn' },
  parameters: { picture: 'card-dark' },
};

/** Two logins on one page, for two apps. Each receives only its own events. Choose a QR code on the phone. */
export const TwoAtOnce: Story = {
  args: { width: 220, height: 280, css: createStylesheet({ preset: 'card', qrSize: 200 }) },
  render: (props) => <TwoLogins {...props} second={{ appid: 'wxfedcba9876543210' }} />,
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'ready', 0);
    await waitForStatus(canvasElement, 'ready', 1);
    const [first] = getWeChat().logins;
    const { code, state } = getWeChat().approve({ uuid: first?.uuid ?? '' });
    await waitForStatus(canvasElement, 'authorized', 0);
    await waitForStatus(canvasElement, 'ready', 1);
    await expect(args.onAuthorized).toHaveBeenCalledOnce();
    await expect(args.onAuthorized).toHaveBeenCalledWith({ code, state });
  },
};

/** In a dialog. Closing it removes the QR code, and opening it again requests a new one. */
export const Modal: Story = {
  globals: { lang: 'en' },
  args: { width: 260, height: 320, css: createStylesheet({ preset: 'card' }) },
  render: (props) => <ModalLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await expect(getWeChat().events).toEqual([]);
    await userEvent.click(story.getByRole('button', { name: 'Sign in' }));
    await waitForStatus(canvasElement, 'ready');
    await userEvent.click(story.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvasElement.querySelector('iframe')).toBeNull());
    // The browser returns the focus to the button that has opened the dialog.
    await expect(story.getByRole('button', { name: 'Sign in' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitForStatus(canvasElement, 'ready');
    await expect(getWeChat().logins).toHaveLength(2);
  },
};

/** The same dialog in Chinese. */
export const ModalChinese: Story = {
  args: Modal.args ?? {},
  globals: { lang: 'cn' },
  render: (props) => <ModalLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await userEvent.click(story.getByRole('button', { name: '登录' }));
    await expect(story.getByRole('dialog', { name: '微信扫码登录' })).toBeVisible();
    await expect(story.getByRole('button', { name: '关闭' })).toBeVisible();
    await waitForStatus(canvasElement, 'ready');
  },
};
