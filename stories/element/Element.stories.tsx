import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { WeChatQrLoginElement } from 'wechat-qr-login/element';
import { elementArgTypes } from '../reference/arg-types.js';
import { expectDocumented } from '../reference/expect-documented.js';
import { args, NEVER } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { getLabels } from '../stage/get-labels.js';
import { waitForStatus } from '../stage/wait-for-status.js';
import { ElementLogin } from './ElementLogin.js';
import './element.css';

const meta = {
  title: 'Custom element/wechat-qr-login',
  component: ElementLogin,
  args,
  argTypes: elementArgTypes,
} satisfies Meta<typeof ElementLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

const findElement = (canvas: HTMLElement) => canvas.querySelector('wechat-qr-login') as WeChatQrLoginElement;

/** What is in the shadow tree. */
const inside = (canvas: HTMLElement) => within(findElement(canvas).shadowRoot as unknown as HTMLElement);

/** `<wechat-qr-login appid="…" redirect_uri="…">`. Its events are in the panel, and each option has a control. */
export const Basic: Story = {
  async play({ canvasElement, args, argTypes, globals }) {
    const labels = getLabels(globals);
    await expectDocumented(argTypes, {
      lang: 'cn',
      timeout: '15000',
      qrStyle: 'black',
      labels: 'the language of `lang`',
      onAuthorized: undefined,
    });
    await waitForStatus(canvasElement, 'ready');
    getWeChat().refuse();
    await userEvent.click(await inside(canvasElement).findByRole('button', { name: labels.refresh }));
    await waitForStatus(canvasElement, 'ready');
    getWeChat().approve();
    await waitForStatus(canvasElement, 'authorized');
    await waitFor(() => expect(args.onAuthorized).toHaveBeenCalledOnce());
    await expect(args.onRefused).toHaveBeenCalledOnce();
    await expect(args.onReady).toHaveBeenCalledWith({ confirmed: true, direct: false });
  },
};

/** `qrStyle="white"`: WeChat's texts on a dark page. HTML has `style` already. */
export const Dark: Story = {
  globals: { theme: 'dark' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    await waitFor(async () => {
      const page = findElement(canvasElement).shadowRoot?.querySelector('iframe')?.contentDocument?.body;
      await expect(page && getComputedStyle(page).color).toBe('rgb(255, 255, 255)');
    });
  },
};

/** The corner squares of a QR code, while WeChat's script is loading. */
export const Loading: Story = {
  args: { timeout: NEVER },
  parameters: { wechat: { faults: { script: 'hanging' } } },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await waitForStatus(canvasElement, 'loading');
    await expect(await inside(canvasElement).findByText(labels.loading)).toBeVisible();
  },
};

/** An error has a button, and a link to WeChat's full-page login. */
export const WithError: Story = {
  args: { script: 'required', retries: 0 },
  parameters: { wechat: { faults: { script: 'unreachable' } } },
  async play({ canvasElement, args }) {
    await waitForStatus(canvasElement, 'error');
    await expect(await inside(canvasElement).findByRole('link')).toBeVisible();
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce());
  },
};

/** `slot="refused"`: your own content after a refusal. `refresh()` of the element starts again. */
export const Slots: Story = {
  args: {
    children: (
      <div slot="refused">
        <p>You canceled in WeChat.</p>
        <button
          type="button"
          className="primary-button"
          onClick={({ currentTarget }) => currentTarget.closest('wechat-qr-login')?.refresh()}
        >
          Scan again
        </button>
      </div>
    ),
  },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    // Without a slot in the shadow tree it is not rendered.
    await expect(within(canvasElement).getByText('You canceled in WeChat.').checkVisibility()).toBe(false);
    getWeChat().refuse();
    await waitForStatus(canvasElement, 'refused');
    const button = within(canvasElement).getByRole('button', { name: 'Scan again' });
    await expect(button).toBeVisible();
    await userEvent.click(button);
    await waitForStatus(canvasElement, 'ready');
    getWeChat().refuse();
    await waitForStatus(canvasElement, 'refused');
  },
};

/** `::part(button)` and others: your own style for what is in the shadow tree. */
export const Parts: Story = {
  args: { className: 'styled-element' },
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'ready');
    getWeChat().refuse();
    const button = await inside(canvasElement).findByRole('button');
    await expect(getComputedStyle(button).backgroundColor).toBe('rgb(6, 122, 70)');
  },
};
