import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor, within } from 'storybook/test';
import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program';
import { miniProgramArgTypes } from '../reference/arg-types.js';
import { NEVER } from '../stage/args.js';
import { getLabels } from '../stage/get-labels.js';
import { args, parameters } from './args.js';
import { createExpiringAdapter, createFixedAdapter, LIN } from './create-scripted-server.js';

const meta = {
  title: 'Mini program/Status',
  component: MiniProgramQrLogin,
  args,
  argTypes: miniProgramArgTypes,
  parameters,
} satisfies Meta<typeof MiniProgramQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

const findText = (canvas: HTMLElement, text: string) => within(canvas).findByText(text);

/** `enabled={false}`: the space is reserved, and nothing is requested. (The outline is part of the story.) */
export const Idle: Story = {
  args: { enabled: false, adapter: fn(), className: 'outlined' },
  async play({ canvasElement, args }) {
    await expect(within(canvasElement).getByRole('status')).toBeEmptyDOMElement();
    await expect(args.adapter).not.toHaveBeenCalled();
  },
};

/** The server has not sent a QR code yet. The space is reserved. */
export const Loading: Story = {
  args: { adapter: () => new Promise(() => undefined), timeout: NEVER },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await expect(await findText(canvasElement, labels.loading)).toBeVisible();
  },
};

/** The QR code can be scanned. It contains the address that opens your mini program. */
export const Ready: Story = {
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await expect(await within(canvasElement).findByRole('img', { name: labels.title })).toBeVisible();
    await expect(await findText(canvasElement, labels.ready)).toBeVisible();
  },
};

/** The visitor has scanned the QR code. The server can send a nickname and an avatar. The button shows a new QR code. */
export const Scanned: Story = {
  args: { adapter: createFixedAdapter({ status: 'scanned', user: LIN }) },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await expect(await findText(canvasElement, labels.scanned)).toBeVisible();
    await expect(within(canvasElement).getByText('小林 Lin')).toBeVisible();
    await expect(within(canvasElement).getByRole('button', { name: labels.rescan })).toBeVisible();
  },
};

/** The visitor has confirmed, and the page is fetching the result. */
export const Confirming: Story = {
  args: {
    adapter: createFixedAdapter({
      status: 'confirming',
      user: LIN,
      exchange: () => new Promise(() => undefined),
    }),
    timeout: NEVER,
  },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    await expect(await findText(canvasElement, labels.confirming)).toBeVisible();
  },
};

/** The visitor is signed in. `onAuthorized` receives the result. */
export const Authorized: Story = {
  args: {
    adapter: createFixedAdapter({ status: 'authorized', result: { token: 'a session' }, user: LIN }),
  },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    await expect(await findText(canvasElement, labels.authorized)).toBeVisible();
    await expect(args.onAuthorized).toHaveBeenCalledTimes(1);
  },
};

/** The visitor has refused on the phone. The page waits until the visitor asks for a new QR code. */
export const Refused: Story = {
  args: { adapter: createFixedAdapter({ status: 'refused' }) },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    await expect(await findText(canvasElement, labels.refused)).toBeVisible();
    await expect(args.onRefused).toHaveBeenCalledOnce();
    await userEvent.tab();
    await waitFor(() =>
      expect(within(canvasElement).getByRole('button', { name: labels.refresh })).toHaveFocus(),
    );
  },
};

/** The server says that the QR code has expired, or its time is over. The QR code stays, dimmed. */
export const Expired: Story = {
  args: { adapter: createFixedAdapter({ status: 'expired' }) },
  async play({ canvasElement, globals }) {
    const labels = getLabels(globals);
    const text = await findText(canvasElement, labels.expired);
    await expect(text).toBeVisible();
    const code = await within(canvasElement).findByRole('img', { name: labels.title });
    const button = within(canvasElement).getByRole('button', { name: labels.refresh });
    const { top, bottom } = code.getBoundingClientRect();
    await expect(text.getBoundingClientRect().top).toBeGreaterThan(top);
    await expect(button.getBoundingClientRect().bottom).toBeLessThan(bottom);
    // Not covered by the code.
    const { x, y, width, height } = button.getBoundingClientRect();
    await expect(document.elementFromPoint(x + width / 2, y + height / 2)).toBe(button);
  },
};

/** `autoRefresh`: a new QR code replaces each one that expires. Here they expire after 3 seconds. */
export const AutoRefresh: Story = {
  args: { autoRefresh: 100, adapter: createExpiringAdapter(3000) },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    await waitFor(() => expect(args.onCodeShown).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await expect(args.onExpired).toHaveBeenCalledOnce();
    await expect(await findText(canvasElement, labels.ready)).toBeVisible();
  },
};

/** The visitor has confirmed, but the server needs another step first. The part `actionRequired` says which. */
export const ActionRequired: Story = {
  args: {
    adapter: createFixedAdapter({ status: 'action_required', payload: { url: '/bind' } }),
    actionRequired: <a href="#bind">Link your account</a>,
  },
  async play({ canvasElement }) {
    await expect(await within(canvasElement).findByRole('link', { name: 'Link your account' })).toBeVisible();
  },
};

/** The server can't be reached, or sends no QR code. */
export const Failed: Story = {
  args: { adapter: () => Promise.reject(new Error('The server is down.')) },
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    const alert = await within(canvasElement).findByRole('alert');
    await expect(alert).toHaveTextContent(labels.error);
    await expect(args.onError).toHaveBeenCalledTimes(1);
  },
};
