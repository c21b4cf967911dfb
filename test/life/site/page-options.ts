import type { QrLoginOptions } from '../../../src/core/index.js';

export type WebsiteLogin = 'createQrLogin' | 'WeChatQrLogin';
type MiniProgramLogin = 'createMiniProgramQrLogin' | 'MiniProgramQrLogin';

/** The instructions for the login page. JSON, because the page's address contains them. */
export interface PageOptions
  extends Pick<QrLoginOptions, 'enabled' | 'timeout' | 'scriptUrl' | 'authorizationEndpoint'> {
  login: WebsiteLogin | MiniProgramLogin;
  /** Path and fragment of `redirect_uri`. Default `/callback`. */
  callback?: string;
  /** Whole-page mode: `redirect_uri` replaces the page. `self_redirect` is `false`, or not set. */
  wholePage?: 'self_redirect: false' | 'self_redirect unset';
  /** The page goes to /home when it reports this for the first time. */
  leaveAt?: 'opened' | 'ready' | 'onAuthorized';
  /** ms after which the page reports `waited`. */
  wait?: number;
}

/** A report of a page to the test. Its name is a status, a handler such as `onAuthorized`, or an event of the page. */
export interface Report {
  name: string;
  detail?: unknown;
  /** `document.hidden` and `document.prerendering` at that time. */
  hidden: boolean;
  prerendering: boolean;
}
