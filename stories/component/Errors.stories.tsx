import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { type WeChatLoginErrorCode, WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { getLabels } from '../stage/get-labels.js';
import { waitForStatus } from '../stage/wait-for-status.js';
import { DetachedLogin } from './DetachedLogin.js';

const meta = {
  title: 'Component/Errors',
  component: WeChatQrLogin,
  args,
  argTypes,
  // In an iframe on docs pages: these stories break things for the whole page.
  parameters: { docs: { story: { inline: false, height: '480px' } } },
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Checks that the page receives the code, and that the visitor can retry or use WeChat's login page. */
const expectError = (code: WeChatLoginErrorCode): NonNullable<Story['play']> =>
  async function play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'error');
    await expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code }));
    const alert = within(canvasElement).getByRole('alert');
    if (code === 'invalid_options') return expect(alert).toHaveTextContent('appid is missing');
    await expect(within(alert).getByRole('button')).toBeVisible();
    await expect(within(alert).getByRole('link')).toBeVisible();
  };

/** An option is missing or malformed. The box shows the message for developers, because a retry cannot help. */
export const InvalidOptions: Story = { args: { appid: '' }, play: expectError('invalid_options') };

/** The login is in an element that is not in the document when the frame has to be inserted. */
export const ContainerMissing: Story = {
  render: (args) => <DetachedLogin {...args} />,
  play: expectError('container_missing'),
};

/** An ad blocker or the network blocks WeChat's script. With the default, `script="preferred"`, the QR code still loads. */
export const ScriptFailed: Story = {
  args: { script: 'required', retries: 0 },
  parameters: { picture: 'error', wechat: { faults: { script: 'unreachable' } } },
  play: expectError('script_failed'),
};

/** The same error in Chinese. */
export const ScriptFailedInChinese: Story = {
  ...ScriptFailed,
  globals: { lang: 'cn' },
  parameters: { ...ScriptFailed.parameters, picture: 'error_zh-CN' },
};

/** WeChat's script does not arrive within `timeout`. */
export const ScriptTimeout: Story = {
  args: { script: 'required', retries: 0, timeout: 50 },
  parameters: { wechat: { faults: { script: 'hanging' } } },
  play: expectError('script_timeout'),
};

/** The script loads with HTTP 200, but does not define `WxLogin`. */
export const ScriptInvalid: Story = {
  args: { script: 'required', retries: 0 },
  parameters: { wechat: { faults: { script: 'empty' } } },
  play: expectError('script_invalid'),
};

/** WeChat's page does not load within `timeout`. */
export const FrameTimeout: Story = {
  args: { timeout: 50 },
  parameters: { wechat: { faults: { page: 'hanging' } } },
  play: expectError('frame_timeout'),
};

/** The page's Content Security Policy blocks the frame. This story dispatches the browser's event itself. */
export const FrameBlocked: Story = {
  render: ({ onMount, ...args }) => (
    <WeChatQrLogin
      {...args}
      onMount={(iframe) => {
        onMount?.(iframe);
        document.dispatchEvent(
          new SecurityPolicyViolationEvent('securitypolicyviolation', {
            effectiveDirective: 'frame-src',
            violatedDirective: 'frame-src',
            originalPolicy: "frame-src 'self'",
            documentURI: location.href,
            blockedURI: 'https://open.weixin.qq.com',
            disposition: 'enforce',
            statusCode: 200,
          }),
        );
      }}
    />
  ),
  play: expectError('frame_blocked'),
};

/** A callback has a `state` that this page did not send, as in a forged login. */
export const StateMismatch: Story = {
  render: ({ onReady, ...args }) => (
    <WeChatQrLogin
      {...args}
      onReady={(event) => {
        onReady?.(event);
        for (const { contentWindow } of document.querySelectorAll('iframe'))
          window.dispatchEvent(
            new MessageEvent('message', {
              source: contentWindow,
              origin: new URL(args.redirect_uri).origin,
              data: { 'wechat-qr-login': { url: `${args.redirect_uri}?code=C&state=forged` } },
            }),
          );
      }}
    />
  ),
  play: expectError('state_mismatch'),
};

/** `redirect_uri` redirects to another page of the site, and the code is lost. */
export const CallbackLost: Story = {
  render: ({ onMount, ...args }) => (
    <WeChatQrLogin
      {...args}
      onMount={(iframe) => {
        onMount?.(iframe);
        const openPage = () => iframe.contentWindow?.location.assign(new URL('lost.html', location.href));
        iframe.addEventListener('load', openPage, { once: true });
      }}
    />
  ),
  play: expectError('callback_lost'),
};

/** `onAuthorized` returns a promise, and it rejects: the server did not sign the visitor in. */
export const SignInFailed: Story = {
  render: ({ onAuthorized, ...args }) => (
    <WeChatQrLogin
      {...args}
      onAuthorized={async (event) => {
        onAuthorized?.(event);
        throw new Error('The server answered 500');
      }}
    />
  ),
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    await waitForStatus(canvasElement, 'error');
    await expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'sign_in_failed' }));
    const alert = within(canvasElement).getByRole('alert');
    await expect(alert).toHaveTextContent(labels.signInFailed);
    await expect(within(alert).getByRole('button', { name: labels.retry })).toBeVisible();
  },
};
