/** The texts of both components. The `labels` prop replaces any of them. */
export interface Labels {
  /** BCP 47 language tag of the texts, for screen readers. */
  lang: string;
  /** Accessible name of the QR code. */
  title: string;
  /** Shown while the QR code is loading. */
  loading: string;
  /** Shown below the code of `<MiniProgramQrLogin>`. */
  ready: string;
  scanned: string;
  /** Shown while your server signs the visitor in. `<WeChatQrLogin>` shows it with the status `authorized`. */
  confirming: string;
  /** Shown when the visitor is signed in. Only `<MiniProgramQrLogin>` shows it. */
  authorized: string;
  refused: string;
  expired: string;
  /**
   * Shown when the visitor has approved, but the server requires another step. Explain the step here, or replace the
   * part `actionRequired`.
   */
  actionRequired: string;
  /** Shown for any other error. `onError` gets the details, which are for developers. */
  error: string;
  /**
   * Shown when the visitor has approved but the sign-in has failed: the error `sign_in_failed`, or `exchange_failed` of
   * the mini program login.
   */
  signInFailed: string;
  /** The button after a final status. */
  refresh: string;
  /** The button after `error`. */
  retry: string;
  /** Shown inside WeChat's own browser, where the visitor cannot scan a QR code. Only `<WeChatQrLogin>` shows it. */
  insideWeChat: string;
  /** The button below `insideWeChat`. */
  show: string;
  /** Shown before the link, below a stuck frame. */
  stuck: string;
  /** The link to WeChat's full-page login. */
  link: string;
}

/** The texts of `<WeChatQrLogin>` and `<wechat-qr-login>`, without those of the mini program login. */
export type WebsiteLabels = Omit<Labels, 'ready' | 'scanned' | 'authorized' | 'actionRequired'>;
