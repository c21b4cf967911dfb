import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program';
import { miniProgramArgTypes } from '../reference/arg-types.js';
import { expectDocumented } from '../reference/expect-documented.js';
import { getLabels } from '../stage/get-labels.js';
import { args, parameters } from './args.js';
import { createFixedAdapter, LIN, PICTURE } from './create-scripted-server.js';
import { LoginWithPhone } from './LoginWithPhone.js';

/** The adapters that the control of `adapter` offers. */
const adapters = {
  ready: args.adapter,
  'ready, with a picture': createFixedAdapter({ status: 'ready' }, { picture: PICTURE }),
  scanned: createFixedAdapter({ status: 'scanned', user: LIN }),
  authorized: createFixedAdapter({ status: 'authorized', result: { token: 'a session' }, user: LIN }),
  refused: createFixedAdapter({ status: 'refused' }),
  expired: createFixedAdapter({ status: 'expired' }),
};

const meta = {
  title: 'Mini program/Playground',
  component: MiniProgramQrLogin,
  args,
  argTypes: {
    ...miniProgramArgTypes,
    adapter: {
      ...miniProgramArgTypes.adapter,
      control: 'select',
      options: Object.keys(adapters),
      mapping: adapters,
    },
  },
  parameters,
} satisfies Meta<typeof MiniProgramQrLogin>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Each option has a control. `adapter` chooses what the server answers. */
export const Playground: Story = {
  // A new adapter counts from the next QR code, so the login starts again with each one.
  render: (props) => <MiniProgramQrLogin {...props} key={Object.values(adapters).indexOf(props.adapter)} />,
  async play({ argTypes }) {
    await expectDocumented(argTypes, {
      lang: 'cn',
      timeout: '30000',
      size: '240',
      onAuthorized: undefined,
      scanned: undefined,
    });
  },
};

/** A complete login: scan and confirm with the buttons below the QR code. */
export const Scan: Story = {
  render: ({ adapter: _, ...props }) => <LoginWithPhone {...props} />,
  async play({ canvasElement, args, globals }) {
    const labels = getLabels(globals);
    const story = within(canvasElement);
    const phone = within(await story.findByRole('group', { name: /^(Phone|手机)$/ }));
    await story.findByText(labels.ready);
    await userEvent.click(phone.getByRole('button', { name: /^(Scan|扫一扫)$/ }));
    await story.findByText(labels.scanned);
    await userEvent.click(phone.getByRole('button', { name: /^(Confirm|确认登录)$/ }));
    await story.findByText(labels.authorized);
    await expect(args.onAuthorized).toHaveBeenCalledTimes(1);
  },
};
