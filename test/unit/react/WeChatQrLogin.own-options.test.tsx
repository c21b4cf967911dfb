import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WeChatQrLogin } from '../../../src/react/index.js';
import { readOptionNames } from '../../read-names.js';
import { controlPage } from '../helpers/control-page.js';
import { pass } from '../helpers/mount-logins.js';
import { findReadNames } from '../helpers/pollute.js';
import { options, tags } from '../helpers/support.js';

/** A value that another script has put on `Object.prototype` does not become a prop of the component. */
controlPage();

const NAMES = [
  ...readOptionNames('src/core/wx-login-options.ts', 'WxLoginOptions'),
  ...readOptionNames('src/core/qr-login-options.ts', 'QrLoginEvents', 'QrLoginOptions'),
  ...readOptionNames('src/react/WeChatQrLogin.tsx', 'WeChatQrLoginProps'),
];

/** Long timeout, because each option needs several runs, and the files run in parallel. */
vi.setConfig({ testTimeout: 120_000 });

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(cleanup);

async function play(): Promise<unknown> {
  const { container, unmount } = render(
    <WeChatQrLogin {...options} state="S" script="required" onAuthorized={() => undefined} />,
  );
  await pass();
  const seen = [container.innerHTML, tags().map(({ outerHTML }) => outerHTML), document.scripts.length];
  unmount();
  await pass();
  return seen;
}

test('the component reads no prop from Object.prototype', async () => {
  expect(await findReadNames(NAMES, play)).toEqual([]);
});
