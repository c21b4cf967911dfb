/** The texts that visitors read. Any of them can be replaced with the `labels` prop. */
export interface MiniProgramQrLoginLabels {
  /** Accessible name of the QR code. */
  title: string;
  /** While the code is on its way. */
  loading: string;
  /** Below the code. */
  pending: string;
  scanned: string;
  /** Approved on the phone; the server is at work. */
  confirming: string;
  authorized: string;
  cancelled: string;
  expired: string;
  /** Approved, but the server wants more first. Say what to do, or give the slot `actionRequired`. */
  actionRequired: string;
  /** Any error; what happened is for developers, and in `onError`. */
  error: string;
  /** The button after `expired`, `cancelled` and `actionRequired`. */
  refresh: string;
  /** The button after `error`. */
  retry: string;
}

export const zh: MiniProgramQrLoginLabels = {
  title: '登录二维码',
  loading: '正在加载…',
  pending: '使用微信扫一扫登录',
  scanned: '已扫码，请在手机上确认',
  confirming: '已确认，正在登录…',
  authorized: '登录成功',
  cancelled: '已取消登录',
  expired: '二维码已过期',
  actionRequired: '还需要一步',
  error: '暂时无法登录',
  refresh: '刷新',
  retry: '重试',
};

export const en: MiniProgramQrLoginLabels = {
  title: 'Login QR code',
  loading: 'Loading…',
  pending: 'Scan with WeChat to sign in',
  scanned: 'Scanned. Confirm on your phone',
  confirming: 'Confirmed. Signing you in…',
  authorized: 'Signed in',
  cancelled: 'Login cancelled',
  expired: 'The QR code has expired',
  actionRequired: 'One more step',
  error: 'Login is not available',
  refresh: 'Refresh',
  retry: 'Try again',
};
