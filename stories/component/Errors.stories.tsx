import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { type WeChatLoginErrorCode, WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { waitForStatus } from '../stage/steps.js';

const meta = {
  title: 'Component/Errors',
  component: WeChatQrLogin,
  args,
  argTypes,
  // A page of its own in the guide: what is broken here must not break the stories beside it.
  parameters: { docs: { story: { inline: false, height: '480px' } } },
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** The parent hears the code, and the visitor sees a way on. */
const expectError = (code: WeChatLoginErrorCode): NonNullable<Story['play']> =>
  async function play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'error');
    await expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code }));
    const alert = within(canvasElement).getByRole('alert');
    if (code === 'invalid_options') return expect(alert).toHaveTextContent('appid is missing');
    await expect(within(alert).getByRole('button')).toBeVisible();
    await expect(within(alert).getByRole('link')).toBeVisible();
  };

/** An option is missing or malformed. Only mending it helps, so developers read what to mend. */
export const InvalidOptions: Story = { args: { appid: '' }, play: expectError('invalid_options') };

/** The id is somebody else's: WeChat's script would draw over that element. */
export const ContainerMissing: Story = {
  args: { id: 'taken', script: 'required' },
  render: (args) => (
    <>
      <div id="taken" />
      <WeChatQrLogin {...args} />
    </>
  ),
  play: expectError('container_missing'),
};

/** An ad blocker, or no network. With `script="preferred"`, the default, the QR would be there all the same. */
export const ScriptFailed: Story = {
  args: { script: 'required', retries: 0 },
  parameters: { picture: 'error', wechat: { faults: { script: 'unreachable' } } },
  play: expectError('script_failed'),
};

export const ScriptTimeout: Story = {
  args: { script: 'required', retries: 0, timeout: 50 },
  parameters: { wechat: { faults: { script: 'hanging' } } },
  play: expectError('script_timeout'),
};

/** It loads with 200, and there is no `WxLogin` in it. */
export const ScriptInvalid: Story = {
  args: { script: 'required', retries: 0 },
  parameters: { wechat: { faults: { script: 'empty' } } },
  play: expectError('script_invalid'),
};

export const FrameTimeout: Story = {
  args: { timeout: 50 },
  parameters: { wechat: { faults: { page: 'hanging' } } },
  play: expectError('frame_timeout'),
};

/** The page's own Content-Security-Policy refuses the frame. The story says so in the browser's place. */
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

/** A callback with a state that this page never sent, as a forged one would have. */
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
              data: { 'wechat-qr-login': { type: 'authorized', code: 'C', state: 'forged' } },
            }),
          );
      }}
    />
  ),
  play: expectError('state_mismatch'),
};

/** The callback redirected to another page of the site, and the code is lost on the way. */
export const CallbackLost: Story = {
  render: ({ onReady, ...args }) => (
    <WeChatQrLogin
      {...args}
      onReady={(event) => {
        onReady?.(event);
        for (const { contentWindow } of document.querySelectorAll('iframe'))
          contentWindow?.location.assign(new URL('lost.html', location.href));
      }}
    />
  ),
  play: expectError('callback_lost'),
};
