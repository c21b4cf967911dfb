import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { WeChatQrLogin } from 'wechat-qr-login';
import { argTypes } from '../reference/arg-types.js';
import { args } from '../stage/args.js';
import { getWeChat } from '../stage/fake-wechat.js';
import { getLabels } from '../stage/get-labels.js';
import { getBox, waitForStatus } from '../stage/wait-for-status.js';

const meta = {
  title: 'Component/Accessibility',
  component: WeChatQrLogin,
  args,
  argTypes,
} satisfies Meta<typeof WeChatQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Checks that an element has the focus, with an outline that can be seen. */
async function expectVisibleFocus(element: HTMLElement) {
  await expect(element).toHaveFocus();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  await expect(outlineStyle).not.toBe('none');
  await expect(Number.parseFloat(outlineWidth)).toBeGreaterThan(0);
}

/** After an error, Tab reaches the retry button and then the link. After Enter the focus stays in the box. */
export const KeyboardAfterError: Story = {
  args: { script: 'required', retries: 0 },
  parameters: { wechat: { faults: { script: 'unreachable' } } },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await waitForStatus(canvasElement, 'error');
    const alert = within(within(canvasElement).getByRole('alert'));
    await userEvent.tab();
    await expectVisibleFocus(alert.getByRole('button', { name: labels.retry }));
    await userEvent.tab();
    await expectVisibleFocus(alert.getByRole('link', { name: labels.link }));
    getWeChat().repair();
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await waitForStatus(canvasElement, 'ready');
    await expect(getBox(canvasElement)).toHaveFocus();
  },
};

/** After expiry, Tab reaches the refresh button. After Enter the focus stays in the box. */
export const KeyboardAfterExpiry: Story = {
  args: { expiresIn: 200 },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    await waitForStatus(canvasElement, 'expired');
    await userEvent.tab();
    await expectVisibleFocus(within(canvasElement).getByRole('button', { name: labels.refresh }));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(args.onReady).toHaveBeenCalledTimes(2));
    await expect(getBox(canvasElement)).toHaveFocus();
  },
};

/** Screen readers announce each status politely (`role="status"`), and errors at once (`role="alert"`). */
export const Announcements: Story = {
  args: { script: 'required', retries: 0 },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    const story = within(canvasElement);
    const region = story.getByRole('status');
    await waitForStatus(canvasElement, 'ready');
    await expect(story.getByTitle(labels.title)).toBeVisible();
    // Screen readers announce changes only in a region that stays in the page. It is empty while the QR code is shown.
    await expect(story.getByRole('status')).toBe(region);
    await expect(region).toBeEmptyDOMElement();
    await expect(region).toHaveAttribute('lang', labels.lang);
    getWeChat().refuse();
    await waitForStatus(canvasElement, 'refused');
    await expect(region).toHaveTextContent(labels.refused);

    getWeChat().break('script');
    await userEvent.click(story.getByRole('button', { name: labels.refresh }));
    await waitForStatus(canvasElement, 'error');
    await expect(story.getByRole('alert')).toHaveTextContent(labels.error);
  },
};

/** At 200% zoom no text or button is cut off. */
export const Zoomed: Story = {
  args: { script: 'required', retries: 0 },
  parameters: { wechat: { faults: { script: 'unreachable' } } },
  render: (args) => (
    <div style={{ zoom: 2 }}>
      <WeChatQrLogin {...args} width={220} height={220} />
    </div>
  ),
  async play({ canvasElement }) {
    await waitForStatus(canvasElement, 'error');
    const box = getBox(canvasElement);
    await expect([box.scrollWidth, box.scrollHeight]).toEqual([box.clientWidth, box.clientHeight]);
    const { top, bottom } = box.getBoundingClientRect();
    for (const element of box.querySelectorAll('button, a')) {
      await expect(element.getBoundingClientRect().top).toBeGreaterThanOrEqual(top);
      await expect(element.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom);
    }
  },
};
