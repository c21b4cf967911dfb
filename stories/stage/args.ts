import { fn } from 'storybook/test';
import type { QrLoginOptions } from 'wechat-qr-login/core';

/** The args that every story starts with: an app that only the fake WeChat knows, and a handler for each event. */
export const args = {
  appid: 'wx0123456789abcdef',
  redirect_uri: 'https://shop.example/wechat-callback.html',
  onStatusChange: fn(),
  onLoad: fn(),
  onMount: fn(),
  onReady: fn(),
  onAuthorized: fn(),
  onRefused: fn(),
  onExpired: fn(),
  onStuck: fn(),
  onError: fn(),
} satisfies QrLoginOptions;

/** A time in ms that never passes while somebody looks at a story. */
export const NEVER = 900_000_000;
