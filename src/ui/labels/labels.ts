/** What both components say. */
interface CommonLabels {
  /** BCP 47 language tag of the texts, for screen readers. */
  lang: string;
  /** Accessible name of the QR code. */
  title: string;
  /** While the QR code is on its way. */
  loading: string;
  authorized: string;
  refused: string;
  expired: string;
  /** Any error. What happened is for developers, and in `onError`. */
  error: string;
  /** The button after a final status. */
  refresh: string;
  /** The button after `error`. */
  retry: string;
}

/** The texts of `<WeChatQrLogin>`. Any of them can be replaced with the `labels` prop. */
export interface WeChatQrLoginLabels extends CommonLabels {
  /** Before the link, below a frame that is stuck. */
  stuck: string;
  /** The link to WeChat's full-page login. */
  link: string;
}

/** The texts of `<MiniProgramQrLogin>`. Any of them can be replaced with the `labels` prop. */
export interface MiniProgramQrLoginLabels extends CommonLabels {
  /** Below the code. */
  ready: string;
  scanned: string;
  /** Approved on the phone; the server is at work. */
  confirming: string;
  /** Approved, but the server wants more first. Say what to do, or replace the part `actionRequired`. */
  actionRequired: string;
}
