import type { ServerError } from './create-server.js';

/** The texts of the page. */
export interface Texts {
  title: string;
  noCode: string;
  scanning: string;
  site: string;
  account: string;
  connection: string;
  browser: string;
  place: string;
  warning: string;
  picture: string;
  bindWarning: string;
  bindPicture: string;
  confirm: string;
  bind: string;
  confirmWithPhoneNumber: string;
  cancel: string;
  confirmed: string;
  number: string;
  numberWarning: string;
  cancelled: string;
  retry: string;
  errors: Record<ServerError, string>;
}

const zh: Texts = {
  title: '扫码确认',
  noCode: '请用微信扫一扫网站上的二维码',
  scanning: '正在读取二维码…',
  site: '网站',
  account: '绑定到账号',
  connection: '登录方式',
  browser: '浏览器',
  place: '地点',
  warning: '如果不是你本人在登录，请取消。',
  picture: '这个二维码来自图片。如果是别人发给你的，请取消，否则对方会登录你的账号。',
  bindWarning: '如果这不是你的账号，请取消。',
  bindPicture: '这个二维码来自图片。如果是别人发给你的，请取消，否则你的微信会绑定到对方的账号。',
  confirm: '确认登录',
  bind: '确认绑定',
  confirmWithPhoneNumber: '用手机号确认登录',
  cancel: '取消',
  confirmed: '已确认，请回到电脑',
  number: '在网页上输入这个数字',
  numberWarning: '只在你自己打开的页面上输入，不要告诉任何人。',
  cancelled: '已取消',
  retry: '重试',
  errors: {
    expired: '二维码已过期，请在网站上刷新后重新扫码',
    taken: '这个二维码已被其他人扫描',
    login_failed: '微信登录失败，请重新扫码',
    no_account: '你的微信还没有绑定账号',
    phone_number_required: '登录需要你的手机号',
    phone_number_failed: '获取手机号失败，请重试',
    too_many: '操作过于频繁，请稍后再试',
    wechat: '微信暂时没有响应，请重试',
    network: '网络不可用',
    unknown: '出错了，请重新扫码',
  },
};

const en: Texts = {
  title: 'Confirm the scan',
  noCode: 'Scan the QR code of the website with WeChat',
  scanning: 'Reading the code…',
  site: 'Website',
  account: 'Connect to account',
  connection: 'Login',
  browser: 'Browser',
  place: 'Place',
  warning: 'If you are not signing in, cancel.',
  picture:
    'This code is from a picture. If somebody sent it to you, cancel. Otherwise they can sign in to your account.',
  bindWarning: 'If this is not your account, cancel.',
  bindPicture:
    'This code is from a picture. If somebody sent it to you, cancel. Otherwise your WeChat is connected to their account.',
  confirm: 'Sign in',
  bind: 'Connect',
  confirmWithPhoneNumber: 'Sign in with phone number',
  cancel: 'Cancel',
  confirmed: 'Confirmed. Go back to your computer',
  number: 'Type this number on the web page',
  numberWarning: 'Type it only on a page that you opened yourself. Do not share it.',
  cancelled: 'Canceled',
  retry: 'Try again',
  errors: {
    expired: 'The QR code has expired. Refresh it on the website, then scan again',
    taken: 'Somebody else has scanned this code',
    login_failed: 'Signing in with WeChat failed. Scan again',
    no_account: 'No account is connected to your WeChat',
    phone_number_required: 'Your phone number is needed to sign in',
    phone_number_failed: "Your phone number couldn't be read. Try again",
    too_many: 'Too many attempts. Try again later',
    wechat: "WeChat doesn't answer. Try again",
    network: 'No network connection',
    unknown: 'Something went wrong. Scan again',
  },
};

/** Returns Chinese texts if WeChat's language is Chinese, otherwise English ones. */
export const chooseTexts = (language: string): Texts => (/^zh/i.test(language) ? zh : en);
