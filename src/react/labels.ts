/** The texts that visitors read. Any of them can be replaced with the `labels` prop. */
export interface WeChatQrLoginLabels {
  /** Accessible name of WeChat's frame. */
  title: string;
  /** While the QR is on its way. */
  loading: string;
  /** Approved on the phone; your server is at work. */
  authorized: string;
  refused: string;
  expired: string;
  /** Any error but invalid options, whose own message is shown. */
  error: string;
  /** The button after `expired` and `refused`. */
  refresh: string;
  /** The button after `error`. */
  retry: string;
  /** Before the link, below a frame that is stuck. */
  stuck: string;
  /** The link to WeChat's full-page login. */
  link: string;
}

export const zh: WeChatQrLoginLabels = {
  title: '微信登录二维码',
  loading: '正在加载二维码…',
  authorized: '已确认，正在登录…',
  refused: '你已取消登录',
  expired: '二维码已过期',
  error: '二维码暂时无法加载',
  refresh: '刷新二维码',
  retry: '重试',
  stuck: '页面没有响应？',
  link: '前往微信登录页',
};

export const en: WeChatQrLoginLabels = {
  title: 'WeChat QR code',
  loading: 'Loading the QR code…',
  authorized: 'Confirmed. Signing you in…',
  refused: 'You cancelled the login',
  expired: 'The QR code has expired',
  error: 'The QR code cannot be loaded right now',
  refresh: 'Get a new QR code',
  retry: 'Try again',
  stuck: 'Nothing happening?',
  link: "Open WeChat's login page",
};
