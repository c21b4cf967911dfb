import type { WeChatLoginErrorCode } from './wechat-login-error-code.js';

/** The messages for `invalid_options`, by the name of the option. */
const options: Record<string, string> = {
  appid:
    'appid is missing or has characters other than letters and digits. Copy it from your website app on open.weixin.qq.com.',
  scope:
    'scope must be snsapi_login for a website, and snsapi_base or snsapi_userinfo for an official account. Leave it out for the default.',
  redirect_uri:
    'redirect_uri must be an absolute http(s) URL without leading spaces, for example https://example.com/callback. In a browser, it may be a path that begins with /.',
  mixed_content:
    'redirect_uri is http, and browsers block an http page in a frame of an https page (mixed content). Use https, or self_redirect: false.',
  authorizationEndpoint:
    'authorizationEndpoint must be an absolute http(s) URL. Leave it out for the real WeChat.',
  css: 'css and href cannot be used together. Pass one of them.',
  href: 'href must be an https or data:text/css URL: WeChat loads no other. For stylesheet text, use css.',
  style: 'style must be black or white.',
  lang: 'lang must be cn or en.',
  color_scheme: 'color_scheme must be auto, light or dark.',
  appearance: 'appearance must be light, dark or auto.',
  state:
    'state must be well-formed text without control characters, and not empty. Leave it out, and the package creates one. Only renderFrame() requires it.',
  width: 'width must be a number of px above 0.',
  height: 'height must be a number of px above 0.',
  timeout: 'timeout must be a number of ms above 0 and below 10^9.',
  expiresIn:
    'expiresIn must be a number of ms above 0 and below 10^9. Leave it out for a QR code that never expires.',
  retries: 'retries must be a whole number, 0 or more.',
  url: 'This is not a WeChat authorization URL: appid or redirect_uri is missing. Pass the address as your server library created it.',
};

/** The messages by error code. Each one explains what happened and what to do. */
const errors: Record<WeChatLoginErrorCode, (detail: string) => string> = {
  invalid_options: (option) => options[option] ?? `${option} is malformed. See its documentation.`,
  container_missing: () => 'The container is not in the document. Mount it first, then call refresh().',
  script_failed: (url) =>
    `WeChat's script could not be fetched from ${url}. Check the network, ad blockers, and script-src in your Content-Security-Policy.`,
  script_timeout: (url) =>
    `WeChat's script did not load from ${url} in time. Check the network, raise timeout, or use script: 'preferred'.`,
  script_invalid: (url) =>
    `${url} defined no working WxLogin. Open the address and look at the response. See cause, if there is one.`,
  frame_timeout: () =>
    "WeChat's page did not load in time. Check the network, or raise timeout. In Firefox, a Cross-Origin-Embedder-Policy header of your page has the same effect.",
  frame_blocked: (host) =>
    host.startsWith('http')
      ? `Your Content-Security-Policy blocked the frame. Add ${host} to frame-src.`
      : `Your ${host} blocked WeChat's page, and this browser has no credentialless frames. Send the login page without that header, or offer authorizationUrl as a link.`,
  state_mismatch: () =>
    'The callback has a state that this attempt did not send. Start again with refresh(). If it happens every time, something rewrites the callback address.',
  callback_lost: (path) =>
    `The address of the callback at ${path} is not WeChat's answer, so the callback was probably redirected. Point redirect_uri to a static page that calls relayCallback().`,
  sign_in_failed: () =>
    'The visitor approved, but onAuthorized (for the element, event.waitUntil) failed. See cause, and offer to try again with refresh().',
  popup_blocked: () =>
    'The browser blocked the pop-up. Open it directly in a click handler, before any await.',
  popup_closed: (origin) =>
    origin
      ? `The pop-up was closed, or your Cross-Origin-Opener-Policy cut it off, so that the redirect page on ${origin} cannot reach this page. Put redirect_uri on this page's origin, or send this page without that policy.`
      : 'The pop-up was closed before an answer arrived. Offer to open it again.',
  popup_timeout: () =>
    'The pop-up sent no answer in time. Offer to open it again, or raise timeout. If it happens every time, the page of redirect_uri does not call relayCallback().',
  refused: () => 'The visitor refused in WeChat. Offer to try again.',
};

/** Returns the message for development builds. Production builds contain no messages. */
export const getErrorMessage = (code: WeChatLoginErrorCode, detail: string): string => errors[code](detail);
