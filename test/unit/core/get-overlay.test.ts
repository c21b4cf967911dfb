import { expect, test } from 'vitest';
import { getOverlay } from '../../../src/core/get-overlay.js';
import { WeChatLoginError } from '../../../src/core/wechat-login-error.js';
import { en } from '../../../src/shared/labels/index.js';

const authorizationUrl = 'https://open.weixin.qq.com/connect/qrconnect?state=S';
const show = (snapshot: Parameters<typeof getOverlay>[0]) => {
  const { name, message, button, link } = getOverlay({ authorizationUrl, ...snapshot }, en);
  return [name, message, button, link];
};

test.each([
  ['idle', ['loading', en.loading, undefined, undefined]],
  ['loading', ['loading', en.loading, undefined, undefined]],
  ['mounting', ['loading', en.loading, undefined, undefined]],
  ['ready', ['ready', undefined, undefined, undefined]],
  ['authorized', ['authorized', en.confirming, undefined, undefined]],
  ['refused', ['refused', en.refused, en.refresh, undefined]],
  ['expired', ['expired', en.expired, en.refresh, undefined]],
] as const)('%s shows its text, and a button if the visitor can start again', (status, overlay) => {
  expect(show({ status })).toEqual(overlay);
});

test('an error shows a button and the link to WeChat’s full-page login', () => {
  const error = new WeChatLoginError('frame_timeout');
  expect(show({ status: 'error', error })).toEqual(['error', en.error, en.retry, authorizationUrl]);
});

test('invalid options show the developer’s message only, because starting again does not help', () => {
  const error = new WeChatLoginError('invalid_options', 'appid');
  expect(show({ status: 'error', error })).toEqual(['error', error.message, undefined, undefined]);
});

test('a failed sign-in shows its text and a button, but no link, because its state is used up', () => {
  const error = new WeChatLoginError('sign_in_failed');
  const login = { status: 'error', error, authorizationUrl: undefined } as const;
  expect(show(login)).toEqual(['error', en.signInFailed, en.retry, undefined]);
});

test('a stuck frame gets the link, also if the text before it is empty', () => {
  expect(show({ status: 'ready', isStuck: true })).toEqual(['ready', en.stuck, undefined, authorizationUrl]);
  const { message, link } = getOverlay(
    { status: 'ready', isStuck: true, authorizationUrl },
    { ...en, stuck: '' },
  );
  expect([message, link]).toEqual(['', authorizationUrl]);
});
