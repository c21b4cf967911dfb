import { own } from '../shared/own.js';
import { createUrl } from './create-url.js';
import { requireOptions } from './require-options.js';
import { WeChatLoginError } from './wechat-login-error.js';

const ENDPOINT = 'https://open.weixin.qq.com/connect/oauth2/authorize';
const SCOPES = ['snsapi_base', 'snsapi_userinfo'];

/** The options of a login inside WeChat's own browser. */
export interface OfficialAccountUrlOptions {
  /** AppID of the official account (服务号), from mp.weixin.qq.com. A website app has another one. */
  appid: string;
  /**
   * The callback address, not encoded: this function encodes it once. Its host must be an authorized domain (网页授权域名) of
   * the account.
   */
  redirect_uri: string;
  /**
   * - `snsapi_base`: WeChat redirects at once, without asking the visitor. Your server gets the `openid` only.
   * - `snsapi_userinfo`: WeChat asks the visitor. Your server also gets `unionid`, name and picture. Only the `unionid`
   *   connects this visitor to their website login and mini program login.
   *
   * @default snsapi_userinfo
   */
  scope?: 'snsapi_base' | 'snsapi_userinfo' | undefined;
  /** WeChat returns it with the code. It documents letters and digits, at most 128 bytes. */
  state?: string | undefined;
  /** `true` also asks visitors who have approved recently. @default false */
  forcePopup?: boolean | undefined;
  /** @default https://open.weixin.qq.com/connect/oauth2/authorize */
  authorizationEndpoint?: string | undefined;
}

/**
 * Creates the address of WeChat's login for visitors inside WeChat's own browser, who cannot scan a QR code. The whole
 * page goes there, and returns to `redirect_uri` with code and state. Other browsers only show "请在微信客户端打开链接".
 *
 * Navigate there after a click. If a page starts `snsapi_userinfo` without a click, WeChat opens a snapshot with a
 * made-up account. After a refusal, WeChat does not redirect, and the visitor stays on your page.
 *
 * Does not create or remember a state: call `createState` and `rememberState` first. On the page of `redirect_uri`,
 * call `relayCallback` and `verifyState`. Your server exchanges the code with the AppSecret of the official account.
 *
 * @throws `invalid_options`
 *
 * @example
 * const state = createState();
 * rememberState(state);
 * location.href = createOfficialAccountUrl({ appid: 'wx…', redirect_uri: 'https://shop.example/callback', state });
 *
 * @see https://developers.weixin.qq.com/doc/service/guide/h5/auth.html
 */
export function createOfficialAccountUrl(options: OfficialAccountUrlOptions): string {
  const {
    appid,
    redirect_uri,
    scope = 'snsapi_userinfo',
    state,
    forcePopup,
    authorizationEndpoint = ENDPOINT,
  } = own(options);
  const resolved = requireOptions({ appid, redirect_uri, state, authorizationEndpoint });
  if (!SCOPES.includes(scope)) throw new WeChatLoginError('invalid_options', 'scope');
  // WeChat opens the page only if the parameters are in this order.
  const query = {
    appid: resolved.request.appid,
    redirect_uri: resolved.request.redirect_uri,
    response_type: 'code',
    scope,
    state: resolved.request.state,
    forcePopup: forcePopup || undefined,
  };
  return `${createUrl(authorizationEndpoint, query)}#wechat_redirect`;
}
