import type { Lang } from './preferences.js';

type Words = readonly [title: string, text: string];

/** What visitors read when a login failed, by the code in the address. Each says what to do next. */
const failures: Record<string, { cn: Words; en: Words }> = {
  no_code: {
    cn: ['你已取消登录', '你在手机上拒绝了授权，什么都没有改变。想好了可以重新扫码。'],
    en: [
      'You cancelled the login',
      'You declined on your phone, and nothing has changed. Scan again whenever you like.',
    ],
  },
  code_expired: {
    cn: ['授权已过期', '从确认到登录隔得太久，微信的授权码已经过期。请重新扫码。'],
    en: [
      'That took too long',
      "WeChat's confirmation expired before the login was through. Please scan again.",
    ],
  },
  code_used: {
    cn: ['这次授权已经用过', '每次扫码只能登录一次。请重新扫码。'],
    en: ['Already used', 'Each scan signs you in once. Please scan again.'],
  },
  invalid_code: {
    cn: ['微信不认可这次授权', '授权码无效。请重新扫码。'],
    en: ['WeChat did not accept it', 'The confirmation was not valid. Please scan again.'],
  },
  state_mismatch: {
    cn: ['登录已失效', '这次登录不是在此浏览器中开始的，或者已超过五分钟。为了你的安全，请重新开始。'],
    en: [
      'Please start again',
      'This login was not begun in this browser, or more than five minutes ago. To keep you safe, start anew.',
    ],
  },
  no_result: {
    cn: ['没有登录结果', '此地址没有带来微信的登录结果。请从登录页开始。'],
    en: ['Nothing to see', 'No result from WeChat came with this address. Please start at the login page.'],
  },
  wechat_timeout: {
    cn: ['微信没有及时回应', '微信的服务器暂时繁忙，你没有做错什么。请稍候再试。'],
    en: [
      'WeChat is slow right now',
      'Its server did not answer in time. Nothing is wrong on your side; please try again in a moment.',
    ],
  },
  wechat_unreachable: {
    cn: ['暂时连接不上微信', '我们的服务器联系不到微信。请稍候再试，或使用其他方式登录。'],
    en: [
      'WeChat cannot be reached',
      'Our server has no connection to it. Please try again in a moment, or sign in another way.',
    ],
  },
  wechat_malformed: {
    cn: ['没有看懂微信的回应', '微信的回答不完整，因此无法确认你的身份。请再试一次。'],
    en: [
      'An answer we could not read',
      "WeChat's answer was incomplete, so we do not know who you are. Please try again.",
    ],
  },
  misconfigured: {
    cn: ['微信登录尚未配置好', '本站与微信的连接设置有误，需要管理员处理。请使用其他方式登录。'],
    en: [
      'WeChat login is not set up',
      "This site's connection to WeChat needs its administrator. Please sign in another way.",
    ],
  },
  signup_disabled: {
    cn: [
      '此微信没有绑定账号',
      '本站只接受已有账号，没有为你创建新账号。如果你已有账号，请用邮箱登录，然后在账号页绑定微信；否则请联系管理员。',
    ],
    en: [
      'No account for this WeChat',
      'This site takes existing accounts only, and none was made. If you have one, sign in by email and connect WeChat on your account page; otherwise ask the administrator.',
    ],
  },
  account_already_linked_to_different_user: {
    cn: ['此微信已绑定其他账号', '一个微信只能绑定一个账号。请用该微信扫码登录原来的账号。'],
    en: [
      'Connected to another account',
      'A WeChat belongs to one account. Scan with it to sign in to that one.',
    ],
  },
  account_not_linked: {
    cn: ['无法确认这是同一个账号', '为了你的安全，没有自动合并账号。请先用邮箱登录，再在账号页绑定微信。'],
    en: [
      'We cannot tell if it is yours',
      'To keep you safe nothing was joined. Sign in by email first, then connect WeChat on your account page.',
    ],
  },
  bind_expired: {
    cn: ['等待的时间太久了', '扫码结果只保留十分钟。请重新扫码。'],
    en: ['That took too long', 'The scan is kept for ten minutes. Please scan again.'],
  },
  return_to_refused: {
    cn: ['不能返回该应用', '请求返回的地址不在本站允许的应用之列。你可以只在这里登录。'],
    en: [
      'We cannot send you there',
      'The application that asked for this login is not on our list. You can sign in here only.',
    ],
  },
  too_many_requests: {
    cn: ['请求太频繁', '请等一分钟再试。'],
    en: ['Too many attempts', 'Please wait a minute, then try again.'],
  },
  offline: {
    cn: ['网络已断开', '请检查网络连接，然后再试一次。'],
    en: ['You are offline', 'Check your connection, then try again.'],
  },
  server_error: {
    cn: ['出了点问题', '问题在我们这边。请稍候再试。'],
    en: ['Something went wrong', 'The fault is ours. Please try again in a moment.'],
  },
};

/** Codes of better-auth's that mean the same to a visitor. */
const SAME: Record<string, string> = {
  state_not_found: 'state_mismatch',
  state_invalid: 'state_mismatch',
  unable_to_get_user_info: 'wechat_malformed',
  unable_to_link_account: 'account_not_linked',
};

/** The words for a code; unknown ones are our fault. */
export const readFailure = (code: string | null, lang: Lang): Words => {
  const known = failures[SAME[code ?? ''] ?? code ?? 'no_result'] ?? failures.server_error;
  return known?.[lang] ?? ['', ''];
};
