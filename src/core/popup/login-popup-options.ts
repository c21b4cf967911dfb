import type { AuthorizationUrlOptions } from '../create-authorization-url.js';

/** Options of the window. */
export interface LoginPopupWindow {
  /** Width of the window's content in px. @default 480 */
  width?: number | undefined;
  /** Height of the window's content in px. @default 640 */
  height?: number | undefined;
  /**
   * ms until `popup_timeout`. Auth libraries keep their state about as long as the default. The timeout ends a login
   * whose window is cut off by a policy, because the page cannot notice that such a window closes.
   *
   * @default 600000
   */
  timeout?: number | undefined;
  /** Rejects with the signal's reason when it aborts, and closes the window, unless a policy has cut it off. */
  signal?: AbortSignal | undefined;
}

/** The options of `createAuthorizationUrl`, and those of the window. */
export type LoginPopupOptions = AuthorizationUrlOptions & LoginPopupWindow;

/** An authorization address, and the options of the window. */
export type AuthorizationPopupOptions = LoginPopupWindow & {
  /**
   * The authorization address of any OAuth 2.0 server, with `redirect_uri` and `state`. The server's errors
   * (`access_denied`) reject with `refused`.
   *
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1
   */
  url: string;
};
