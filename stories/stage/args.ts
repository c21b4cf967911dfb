import { fn } from 'storybook/test';
import type { QrLoginOptions } from 'wechat-qr-login/core';

/** An app and a callback that only the fake WeChat knows. */
const connection = {
  appid: 'wx0123456789abcdef',
  redirect_uri: 'https://shop.example/wechat-callback.html',
};

/** What every story starts from: all handlers, so that each event is shown. */
export const args = {
  ...connection,
  onStatusChange: fn(),
  onLoad: fn(),
  onMount: fn(),
  onReady: fn(),
  onAuthorized: fn(),
  onRefused: fn(),
  onExpired: fn(),
  onError: fn(),
} satisfies QrLoginOptions;
