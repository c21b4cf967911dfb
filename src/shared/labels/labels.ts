/** The texts of both components. Any of them can be replaced with the `labels` prop. */
export interface Labels {
  /** BCP 47 language tag of the texts, for screen readers. */
  lang: string;
  /** Accessible name of the QR code. */
  title: string;
  /** While the QR code is on its way. */
  loading: string;
  /** Below the code of `<MiniProgramQrLogin>`. */
  ready: string;
  scanned: string;
  /** The button after `scanned`, which shows a new code: for another account, or a phone that is out of reach. */
  rescan: string;
  /** Approved on the phone, and your server is at work. `<WeChatQrLogin>` shows it with the status `authorized`. */
  confirming: string;
  /** Signed in. Only `<MiniProgramQrLogin>` knows. */
  authorized: string;
  refused: string;
  expired: string;
  /** Approved, but the server wants something else first. Say what to do, or replace the part `actionRequired`. */
  actionRequired: string;
  /** Any other error. What happened is for developers, and in `onError`. */
  error: string;
  /** Approved, but the sign-in did not work: the error `sign_in_failed`, and `exchange_failed` of the mini program login. */
  signInFailed: string;
  /** The button after a final status. */
  refresh: string;
  /** The button after `error`. */
  retry: string;
  /** Inside WeChat's own browser, where the visitor has nothing to scan with. Only `<WeChatQrLogin>` shows it. */
  insideWeChat: string;
  /** The button below `insideWeChat`. */
  show: string;
  /** Before the link, below a frame that is stuck. */
  stuck: string;
  /** The link to WeChat's full-page login. */
  link: string;
}

/** The texts of `<WeChatQrLogin>` and `<wechat-qr-login>`: those of the mini program login are not among them. */
export type WebsiteLabels = Omit<Labels, 'ready' | 'scanned' | 'rescan' | 'authorized' | 'actionRequired'>;
