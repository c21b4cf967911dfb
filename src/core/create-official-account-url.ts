import { own } from '../shared/own.js';
import { createUrl } from './create-url.js';
import { requireOptions } from './require-options.js';
import { WeChatLoginError } from './wechat-login-error.js';

const ENDPOINT = 'https://open.weixin.qq.com/connect/oauth2/authorize';
const SCOPES = ['snsapi_base', 'snsapi_userinfo'];

/** The options of a login inside WeChat's own browser. */
export interface OfficialAccountUrlOptions {
  /** AppID of the official account (服务号), from mp.weixin.qq.com. It is not the website app's. */
  appid: string;
  /** The callback address, raw: it is encoded once. Its host must be an authorized domain (网页授权域名) of the account. */
  redirect_uri: string;
  /**
   * - `snsapi_base`: WeChat asks nothing and redirects immediately. Your server gets the `openid` only.
   * - `snsapi_userinfo`: WeChat asks the visitor. Your server also gets `unionid`, name and picture. Only `unionid`
   *   joins the account with the website login and the mini program.
   *
   * @default snsapi_userinfo
   */
  scope?: 'snsapi_base' | 'snsapi_userinfo' | undefined;
  /** Comes back with the code. WeChat documents letters and digits, at most 128 bytes. */
  state?: string | undefined;
  /** `true` asks visitors again who have approved lately. @default false */
  forcePopup?: boolean | undefined;
  /** @default https://open.weixin.qq.com/connect/oauth2/authorize */
  authorizationEndpoint?: string | undefined;
}

/**
 * Creates the address of WeChat's login for visitors inside WeChat's own browser, who have nothing to scan with. The whole
 * page goes there, and comes back to `redirect_uri` with code and state. Other browsers only show
 * "请在微信客户端打开链接".
 *
 * Go there after a click: if a page starts `snsapi_userinfo` without one, WeChat opens a snapshot with a made-up
 * account. After a refusal WeChat does not redirect. The visitor stays on your page.
 *
 * It neither creates nor remembers a state: call `createState` and `rememberState` first. On the page of `redirect_uri`,
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
  // WeChat compares the address with a pattern: in another order it does not open.
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
