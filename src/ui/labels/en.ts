import type { Labels } from './labels.js';

/** The texts in English, for the `labels` prop. */
export const en: Labels = {
  lang: 'en',
  title: 'WeChat login QR code',
  loading: 'Loading the QR code…',
  ready: 'Scan with WeChat to sign in',
  scanned: 'Scanned. Confirm on your phone',
  confirming: 'Confirmed. Signing you in…',
  authorized: 'Signed in',
  refused: 'You canceled the login',
  expired: 'The QR code has expired',
  actionRequired: 'One more step',
  error: "The QR code can't be loaded right now",
  refresh: 'Refresh QR code',
  retry: 'Try again',
  insideWeChat: 'Open this page on a computer to sign in',
  show: 'Show QR code',
  stuck: 'Nothing happening?',
  link: "Open WeChat's login page",
};
