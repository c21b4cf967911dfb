import type { QrLoginOptions, WxLoginOptions } from '../src/core/index.js';

/** A valid value, which is not the default, for each option that goes to WeChat and may be omitted. Tests use all of them. */
export const WECHAT_OPTIONS: Required<Omit<WxLoginOptions, 'id' | 'appid' | 'redirect_uri'>> = {
  scope: 'snsapi_base,snsapi_login',
  state: 'S',
  self_redirect: false,
  style: 'white',
  href: 'data:text/css,body{margin:0}',
  lang: 'en',
  stylelite: true,
  fast_login: false,
  color_scheme: 'dark',
};

export const NOT_POSITIVE = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31];
const notPositive: unknown[] = [...NOT_POSITIVE, '1.5px', '0.0', '00', '.0', '1e9'];

/** Malformed values, which plain JavaScript can pass. */
export const MALFORMED: { [name in keyof QrLoginOptions]?: unknown[] } = {
  appid: [undefined, '', 'wx 1', 'wx&state=1', '&wx'],
  redirect_uri: [
    undefined,
    '',
    'callback',
    '/\\shop.example/callback',
    '//shop.example/callback',
    'shop.example/callback',
    'ftp://shop.example/callback',
    'httpx://shop.example/callback',
    'javascript:alert(1)',
    'https%3A%2F%2Fshop.example%2F%zz',
    'https://shop.example/\ud800',
  ],
  scope: ['snsapi_login&state=1', 'snsapi login', '&snsapi_login'],
  style: ['black&state=1', '&black'],
  lang: ['en&state=1', '&en'],
  color_scheme: ['dark&state=1', '&dark'],
  href: [
    ...['http://shop.example/a.css', 'javascript:alert(1)', 'a.css', '/a.css', 'data:text/html,a'],
    ...['a https://shop.example/a.css', 'https://shop.example/\ud800.css'],
  ],
  appearance: ['', 'white', 'auto;'],
  width: notPositive,
  height: notPositive,
  timeout: notPositive,
  expiresIn: notPositive,
  retries: [-1, 1.5, Number.NaN, '1x', 'x1'],
  state: ['', 'a\nb', 'a\u0000b', 'a\u007fb', 'a\ud83d', '\ude00'],
};
