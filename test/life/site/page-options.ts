import type { QrLoginOptions } from '../../../src/core/index.js';

export type WebsiteLogin = 'createQrLogin' | 'WeChatQrLogin';
type MiniProgramLogin = 'createMiniProgramQrLogin' | 'MiniProgramQrLogin';

/** What the login page does. JSON, because it is part of the page's address. */
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

/** What a page tells the test. Names are statuses, `onAuthorized` and the like, or events of the page itself. */
export interface Report {
  name: string;
  detail?: unknown;
  /** `document.hidden` and `document.prerendering` at that time. */
  hidden: boolean;
  prerendering: boolean;
}
