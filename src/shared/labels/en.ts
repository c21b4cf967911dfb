import type { Labels, WebsiteLabels } from './labels.js';

/** The texts of the website login. Bundlers drop the texts that a component does not use. */
export const enWebsite: WebsiteLabels = {
  lang: 'en',
  title: 'WeChat login QR code',
  loading: 'Loading the QR code…',
  confirming: 'Confirmed. Signing you in…',
  refused: 'You canceled the login',
  expired: 'The QR code has expired',
  error: "The QR code can't be loaded right now",
  signInFailed: "You couldn't be signed in",
  refresh: 'Refresh QR code',
  retry: 'Try again',
  insideWeChat: 'Open this page on a computer to sign in',
  show: 'Show QR code',
  stuck: 'Nothing happening?',
  link: "Open WeChat's login page",
};

/** The texts in English, for the `labels` prop. */
export const en: Labels = /* @__PURE__ */ Object.assign({}, enWebsite, {
  ready: 'Scan with WeChat to sign in',
  scanned: 'Scanned. Confirm on your phone',
  authorized: 'Signed in',
  actionRequired: 'One more step',
});
