import { beforeEach, expect, test, vi } from 'vitest';
import { readOptionNames } from '../../read-names.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { findReadNames } from '../helpers/pollute.js';
import { addElement, getShadowRoot } from '../helpers/show-element.js';
import { options, tags } from '../helpers/support.js';

/** A value that another script has put on `Object.prototype` does not become an option of the element. */
controlPage();

const NAMES = [
  ...readOptionNames('src/core/wx-login-options.ts', 'WxLoginOptions'),
  ...readOptionNames('src/core/qr-login-options.ts', 'QrLoginEvents', 'QrLoginOptions'),
  ...readOptionNames('src/element/wechat-qr-login-element.ts', 'WeChatQrLoginElementOptions'),
];

/** Long timeout, because each option needs several runs, and the files run in parallel. */
vi.setConfig({ testTimeout: 120_000 });

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});

async function play(): Promise<unknown> {
  const element = addElement({ ...options, state: 'S', script: 'required' });
  await pass();
  const seen = [
    getShadowRoot(element).innerHTML,
    tags().map(({ outerHTML }) => outerHTML),
    document.scripts.length,
  ];
  element.remove();
  await pass();
  return seen;
}

test('the element reads no option from Object.prototype', async () => {
  expect(await findReadNames(NAMES, play)).toEqual([]);
});
