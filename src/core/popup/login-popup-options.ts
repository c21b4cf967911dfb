import type { AuthorizationUrlOptions } from '../create-authorization-url.js';

/** The window, and how long to wait for it. */
export interface LoginPopupWindow {
  /** Width of the window's content in px. @default 480 */
  width?: number | undefined;
  /** Height of the window's content in px. @default 640 */
  height?: number | undefined;
  /**
   * ms until `popup_timeout`. Auth libraries keep their state about as long as the default. It matters where the window
   * is cut off by a policy, because its closing cannot be noticed then.
   *
   * @default 600000
   */
  timeout?: number | undefined;
  /** Closes the window, if it can be reached, and rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What goes to WeChat, as in `createAuthorizationUrl`, and the options of the window. */
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
