import type { MiniProgramQrLoginProps } from '../../../../src/mini-program/index.js';
import type { WeChatQrLoginProps } from '../../../../src/react/index.js';
import type { HostileCase } from './case.js';

type Props = Partial<WeChatQrLoginProps> | Partial<MiniProgramQrLoginProps>;

/** One login of either kind, with its possible events. */
export interface LoginContext {
  page: HostileCase;
  props: Props;
  handle: { current: { refresh(): void } | null };
}

/** Creates a step that renders the login again with these props. */
export const change =
  (props: Props) =>
  (context: LoginContext): void => {
    Object.assign(context.props, props);
    context.page.render();
  };

/** Requests a new code with the button, or with the handle if the button cannot be clicked. */
export const refresh = ({ page, handle }: LoginContext): void => {
  if (!page.click('button')) handle.current?.refresh();
};
