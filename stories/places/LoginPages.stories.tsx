import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { createStylesheet } from 'wechat-qr-login/core';
import { args as sharedArgs } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { getBox, waitForStatus } from '../stage/wait-for-status.js';
import { BindLogin } from './BindLogin.js';
import { ConsentLogin } from './ConsentLogin.js';
import { CornerLogin } from './CornerLogin.js';
import { TabsLogin } from './TabsLogin.js';
import './places.css';

const args = { ...sharedArgs, width: 260, height: 320, css: createStylesheet({ preset: 'card' }) };

const meta = { title: 'Places/Login pages', component: WeChatQrLogin, args } satisfies Meta<
  typeof WeChatQrLogin
>;
export default meta;
type Story = StoryObj<typeof meta>;

/** In a tab. Switching tabs keeps the QR code, because the visitor may be scanning it. */
export const Tabs: Story = {
  globals: { lang: 'en' },
  render: (props) => <TabsLogin {...props} first="passwordTab" />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await expect(getWeChat().events).toEqual([]);
    await userEvent.click(story.getByRole('tab', { name: 'WeChat' }));
    await waitForStatus(canvasElement, 'ready');
    // With the keyboard, too.
    await userEvent.keyboard('{ArrowRight}');
    await expect(story.getByRole('tab', { name: 'Password', selected: true })).toHaveFocus();
    await expect(story.getByLabelText('Email')).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}');
    await expect(getBox(canvasElement).dataset.status).toBe('ready');
    await expect(getWeChat().logins).toHaveLength(1);
  },
};

/** The same tabs in Chinese, 扫码登录 and 账号登录. The QR code comes first. */
export const TabsChinese: Story = {
  globals: { lang: 'cn' },
  render: (props) => <TabsLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await expect(story.getByRole('tab', { name: '扫码登录', selected: true })).toBeVisible();
    await expect(story.getByRole('tab', { name: '账号登录', selected: false })).toBeVisible();
    await waitForStatus(canvasElement, 'ready');
  },
};

/** The corner of the card switches between QR code and password. The QR code stays. */
export const Corner: Story = {
  globals: { lang: 'en' },
  render: (props) => <CornerLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await waitForStatus(canvasElement, 'ready');
    await userEvent.click(story.getByRole('button', { name: 'Password' }));
    await expect(story.getByLabelText('Email')).toBeVisible();
    await expect(getBox(canvasElement)).not.toBeVisible();
    // The same button has the focus, and leads back.
    await expect(story.getByRole('button', { name: 'WeChat' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect(getBox(canvasElement)).toBeVisible();
    await expect(getWeChat().logins).toHaveLength(1);
  },
};

/** The same corner in Chinese. */
export const CornerChinese: Story = {
  globals: { lang: 'cn' },
  render: (props) => <CornerLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await expect(story.getByRole('heading', { name: '微信扫码登录' })).toBeVisible();
    await expect(story.getByRole('button', { name: '账号登录' })).toBeVisible();
    await waitForStatus(canvasElement, 'ready');
  },
};

/** With a consent checkbox (`enabled`): before the visitor agrees, nothing is requested from WeChat. The terms can be read first. */
export const Consent: Story = {
  globals: { lang: 'en' },
  render: (props) => <ConsentLogin {...props} />,
  async play({ canvasElement }) {
    await expect(getWeChat().events).toEqual([]);
    await expect(canvasElement.querySelector('link[rel=preload]')).toBeNull();
    const story = within(canvasElement);
    const checkbox = story.getByRole('checkbox', {
      name: 'I agree to the Terms of Service and the Privacy Policy',
    });
    const link = story.getByRole('link', { name: 'Privacy Policy' });
    // A test must not leave its page.
    link.addEventListener('click', (event) => event.preventDefault(), { once: true });
    // The browser's own click: user-event also clicks the label.
    link.click();
    await expect(checkbox).not.toBeChecked();
    await expect(getWeChat().events).toEqual([]);
    checkbox.focus();
    await userEvent.keyboard(' ');
    await waitForStatus(canvasElement, 'ready');
  },
};

/** The same in Chinese, with 《用户协议》 and 《隐私政策》. */
export const ConsentChinese: Story = {
  globals: { lang: 'cn' },
  render: (props) => <ConsentLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await expect(story.getByText('请先阅读并同意下方的协议')).toBeVisible();
    await expect(story.getByRole('link', { name: '《用户协议》' })).toBeVisible();
    await expect(story.getByRole('link', { name: '《隐私政策》' })).toBeVisible();
    await expect(getWeChat().events).toEqual([]);
  },
};

/** Your server does not know the WeChat that has scanned, so the page asks for a phone number. */
export const Bind: Story = {
  globals: { lang: 'en' },
  render: (props) => <BindLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    const heading = await story.findByRole('heading', { name: 'Add your phone number' });
    await waitFor(() => expect(heading).toHaveFocus());
    await userEvent.tab();
    await expect(story.getByLabelText('Phone number')).toHaveFocus();
    await userEvent.click(story.getByRole('button', { name: 'Send code' }));
    await expect(story.getByRole('button', { name: /^Again in/ })).toBeDisabled();
    await userEvent.click(story.getByRole('button', { name: 'Scan again' }));
    await waitForStatus(canvasElement, 'ready');
    await expect(getWeChat().logins).toHaveLength(2);
    getWeChat().approve();
    await userEvent.type(await story.findByLabelText('Phone number'), '13800000000');
    await userEvent.type(story.getByLabelText('Code'), '123456');
    await userEvent.click(story.getByRole('button', { name: 'Sign in' }));
    const done = await story.findByRole('heading', { name: 'You are signed in' });
    await waitFor(() => expect(done).toHaveFocus());
  },
};

/** The same in Chinese: 绑定手机号. */
export const BindChinese: Story = {
  globals: { lang: 'cn' },
  render: (props) => <BindLogin {...props} />,
  async play({ canvasElement }) {
    const story = within(canvasElement);
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    await expect(await story.findByRole('heading', { name: '绑定手机号' })).toBeVisible();
    await expect(story.getByRole('button', { name: '获取验证码' })).toBeVisible();
  },
};
