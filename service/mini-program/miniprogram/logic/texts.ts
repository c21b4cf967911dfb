import type { ServerError } from './create-server.js';

/** All that visitors read. */
export interface Texts {
  title: string;
  noCode: string;
  scanning: string;
  site: string;
  browser: string;
  place: string;
  warning: string;
  picture: string;
  confirm: string;
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
  title: '登录确认',
  noCode: '请用微信扫描网站上的登录二维码',
  scanning: '正在读取二维码…',
  site: '网站',
  browser: '浏览器',
  place: '地点',
  warning: '如果不是你本人在登录，请取消。',
  picture:
    '这个二维码来自图片。只有当它此刻就在你面前的屏幕上时才确认：别人转发的二维码会让对方登录你的账号。',
  confirm: '确认登录',
  confirmWithPhoneNumber: '用手机号确认登录',
  cancel: '取消',
  confirmed: '登录已确认，请回到电脑',
  number: '在登录页面上输入这个数字',
  numberWarning: '只在你自己打开的页面上输入，不要告诉任何人。',
  cancelled: '已取消登录',
  retry: '重试',
  errors: {
    expired: '二维码已失效，请在网站上刷新后重新扫描',
    taken: '这个二维码已被其他人扫描',
    login_failed: '微信登录失败，请重新扫描',
    no_account: '没有与你的微信关联的账号',
    phone_number_required: '登录需要你的手机号',
    phone_number_failed: '没有取到手机号，请再试一次',
    too_many: '操作太频繁，请稍后再试',
    wechat: '微信暂时没有响应，请重试',
    network: '网络不可用',
    unknown: '出错了，请重新扫描',
  },
};

const en: Texts = {
  title: 'Confirm login',
  noCode: 'Scan the QR code of the website with WeChat',
  scanning: 'Reading the code…',
  site: 'Website',
  browser: 'Browser',
  place: 'Place',
  warning: 'If it is not you who is signing in, cancel.',
  picture:
    'This code came as a picture. Confirm only if it is on the screen before you: a code that somebody passed on signs them in to your account.',
  confirm: 'Sign in',
  confirmWithPhoneNumber: 'Sign in with phone number',
  cancel: 'Cancel',
  confirmed: 'Confirmed. Go back to the computer',
  number: 'Type this number on the login page',
  numberWarning: 'Only on the page that you opened yourself. Tell it to nobody.',
  cancelled: 'Login cancelled',
  retry: 'Try again',
  errors: {
    expired: 'The code is no longer valid. Refresh it on the website, and scan again',
    taken: 'Somebody else has scanned this code',
    login_failed: 'WeChat could not tell who you are. Scan again',
    no_account: 'There is no account for your WeChat',
    phone_number_required: 'Your phone number is needed to sign in',
    phone_number_failed: 'The phone number could not be read. Try again',
    too_many: 'Too often. Try again later',
    wechat: 'WeChat does not answer. Try again',
    network: 'There is no network',
    unknown: 'Something went wrong. Scan again',
  },
};

/** Chinese for Chinese WeChats, English for all others. */
export const chooseTexts = (language: string): Texts => (/^zh/i.test(language) ? zh : en);
