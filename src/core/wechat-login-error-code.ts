/**
 * The codes of `WeChatLoginError`.
 *
 * | code | meaning |
 * | --- | --- |
 * | `invalid_options` | An option is missing, malformed or contradicts another one. The message names it and explains how to correct it. |
 * | `container_missing` | The container is not in the document. |
 * | `script_failed` | WeChat's script could not be fetched: blocked, offline, or an HTTP error. |
 * | `script_timeout` | WeChat's script did not arrive within `timeout`. |
 * | `script_invalid` | The script arrived, but it defined no working `WxLogin`. |
 * | `frame_timeout` | WeChat's page did not load within `timeout`. |
 * | `frame_blocked` | The page's Content-Security-Policy blocked WeChat's page or the callback, or its Cross-Origin-Embedder-Policy blocked WeChat's page. The message names the host or the policy. |
 * | `state_mismatch` | The callback has a state that this attempt did not send. |
 * | `callback_lost` | The frame or the pop-up returned to the site, but its address does not contain WeChat's answer. |
 * | `sign_in_failed` | `onAuthorized` threw, or its promise was rejected. `cause` is the reason. |
 * | `popup_blocked` | The browser blocked the pop-up. |
 * | `popup_closed` | The visitor closed the pop-up, or a policy has cut it off. |
 * | `popup_timeout` | The pop-up sent no result within `timeout`. |
 * | `refused` | The visitor refused in the pop-up. (The QR code in the page reports this as its status, not as an error.) |
 */
export type WeChatLoginErrorCode =
  | 'invalid_options'
  | 'container_missing'
  | 'script_failed'
  | 'script_timeout'
  | 'script_invalid'
  | 'frame_timeout'
  | 'frame_blocked'
  | 'state_mismatch'
  | 'callback_lost'
  | 'sign_in_failed'
  | 'popup_blocked'
  | 'popup_closed'
  | 'popup_timeout'
  | 'refused';
