import type { WeChatLoginErrorCode } from './errors.js';

/** Every text for developers, in one place: what happened and what to do. Production builds drop this file. */

const options: Record<string, string> = {
  appid:
    'appid is missing or has other characters than letters and digits: copy it from your website app on open.weixin.qq.com.',
  scope: 'scope has characters that no scope has: leave it out, websites get snsapi_login.',
  redirect_uri:
    'redirect_uri must be an absolute http(s) URL without blanks before it, for example https://example.com/callback.',
  mixed_content:
    'redirect_uri is http, and browsers refuse an http page inside a frame of an https page (mixed content): use https, or self_redirect: false.',
  authorizationEndpoint:
    'authorizationEndpoint must be an absolute http(s) URL: leave it out for the real WeChat.',
  css: 'css and href exclude each other: pass one of them.',
  href: 'href must be an https or data:text/css URL, WeChat loads no other: for stylesheet text use css.',
  style: 'style must be black or white.',
  lang: 'lang must be cn or en.',
  color_scheme: 'color_scheme must be auto, light or dark.',
  state:
    'state must not be empty, and must be well-formed text without control characters: leave it out to have one made.',
  width: 'width must be a number of px above 0.',
  height: 'height must be a number of px above 0.',
  timeout: 'timeout must be a number of ms above 0 and below 10^9.',
  expiresIn:
    'expiresIn must be a number of ms above 0 and below 10^9: leave it out for a QR that never expires.',
  retries: 'retries must be a whole number, 0 or more.',
  url: 'This is no WeChat authorization URL: it has no appid or no redirect_uri. Pass the address as your server library made it.',
};

const errors: Record<WeChatLoginErrorCode, (detail: string) => string> = {
  invalid_options: (option) => options[option] ?? option,
  container_missing: () => 'The container is not in the document: mount it first, then call refresh().',
  script_failed: (url) =>
    `WeChat's script could not be fetched from ${url}: check the network, ad blockers, and script-src in your Content-Security-Policy.`,
  script_timeout: (url) =>
    `WeChat's script did not arrive from ${url} in time: check the network, raise timeout, or use script: 'preferred'.`,
  script_invalid: (url) =>
    `${url} defined no working WxLogin: open the address and see what it answers. See cause, if there is one.`,
  frame_timeout: () =>
    "WeChat's page did not load in time: check the network, or raise timeout. In Firefox a Cross-Origin-Embedder-Policy header of your page has this effect, too.",
  frame_blocked: (host) =>
    host.startsWith('http')
      ? `Your Content-Security-Policy blocked the frame: add ${host} to frame-src.`
      : `Your ${host} blocked WeChat's page, and this browser has no credentialless frames: send the login page without that header, or offer authorizationUrl as a link.`,
  state_mismatch: () =>
    'The callback came with a state that this attempt did not send: start again with refresh(). If it happens every time, something on the way rewrites the callback address.',
  callback_lost: (path) =>
    `The callback at ${path} has no answer of WeChat's in its address, so it was probably redirected: point redirect_uri to a static page that calls relayCallback().`,
  popup_blocked: () =>
    'The browser blocked the pop-up: open it directly in a click handler, before any await.',
  popup_closed: (origin) =>
    origin
      ? `The pop-up was closed, or your Cross-Origin-Opener-Policy cut it off: the redirect page on ${origin} cannot reach this page then. Put redirect_uri on this page's origin, or send this page without that policy.`
      : 'The pop-up was closed before an answer came: offer to open it again.',
  popup_timeout: () =>
    'The pop-up had no answer in time: offer to open it again, or raise timeout. If it happens every time, the page of redirect_uri does not call relayCallback().',
  refused: () => 'The visitor refused in WeChat: offer to try again.',
};

export const explain = (code: WeChatLoginErrorCode, detail: string): string => errors[code](detail);
