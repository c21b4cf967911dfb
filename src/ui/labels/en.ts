import type { MiniProgramQrLoginLabels, WeChatQrLoginLabels } from './labels.js';

export const weChatQrLogin: WeChatQrLoginLabels = {
  lang: 'en',
  title: 'WeChat QR code',
  loading: 'Loading the QR code…',
  authorized: 'Confirmed. Signing you in…',
  refused: 'You canceled the login',
  expired: 'The QR code has expired',
  error: "The QR code can't be loaded right now",
  refresh: 'Refresh QR code',
  retry: 'Try again',
  stuck: 'Nothing happening?',
  link: "Open WeChat's login page",
};

export const miniProgramQrLogin: MiniProgramQrLoginLabels = {
  lang: 'en',
  title: 'Login QR code',
  loading: 'Loading the QR code…',
  ready: 'Scan with WeChat to sign in',
  scanned: 'Scanned. Confirm on your phone',
  confirming: 'Confirmed. Signing you in…',
  authorized: 'Signed in',
  refused: 'You canceled the login',
  expired: 'The QR code has expired',
  actionRequired: 'One more step',
  error: "You can't sign in right now",
  refresh: 'Refresh QR code',
  retry: 'Try again',
};
