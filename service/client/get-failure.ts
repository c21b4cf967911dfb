import type { Lang } from './preferences.js';

type Words = readonly [title: string, text: string];

/** Titles and texts of the failure page, by error code. */
const failures: Record<string, { cn: Words; en: Words }> = {
  no_code: {
    cn: ['你已取消登录', '你在手机上拒绝了授权。如果还想登录，请重新扫码。'],
    en: ['You canceled the login', 'You declined on your phone. Scan again if you still want to sign in.'],
  },
  snapshot: {
    cn: [
      '请使用完整服务登录',
      '你正在浏览网页快照，微信没有提供你的账号。请点右下角的“使用完整服务”，再登录一次。',
    ],
    en: [
      'Open the full page to sign in',
      'WeChat shows a snapshot of this page, without your account. Tap “Use full service” below, then sign in again.',
    ],
  },
  code_expired: {
    cn: ['授权已过期', '确认后等待过久，授权已失效。请重新扫码。'],
    en: [
      'The confirmation has expired',
      'Too much time passed between your confirmation and the login. Scan again.',
    ],
  },
  code_used: {
    cn: ['这次授权已经用过', '每次扫码只能登录一次。请重新扫码。'],
    en: ['Already used', 'Each scan signs you in once. Scan again.'],
  },
  invalid_code: {
    cn: ['授权无效', '授权无效，请重新扫码。'],
    en: ["WeChat didn't accept the login", 'The confirmation was not valid. Scan again.'],
  },
  state_mismatch: {
    cn: ['登录已失效', '这次登录不是在此浏览器中开始的，或者已超过五分钟。为了你的安全，请重新开始。'],
    en: [
      'Please start again',
      'This login started in another browser, or more than five minutes ago. For your security, start again.',
    ],
  },
  no_result: {
    cn: ['没有登录结果', '这个链接里没有微信的登录结果。请从登录页开始。'],
    en: ['No login result', 'This address contains no result from WeChat. Start at the login page.'],
  },
  wechat_timeout: {
    cn: ['微信响应超时', '微信暂时没有响应，不是你的问题。请稍后再试。'],
    en: ['WeChat is slow right now', "WeChat didn't answer in time. Try again in a moment."],
  },
  wechat_unreachable: {
    cn: ['暂时连接不上微信', '我们的服务器暂时无法连接微信。请稍后再试，或使用其他方式登录。'],
    en: [
      "WeChat can't be reached",
      "Our server can't connect to WeChat. Try again in a moment, or sign in another way.",
    ],
  },
  wechat_malformed: {
    cn: ['微信返回的信息有误', '微信返回的信息不完整，无法确认你的身份。请重试。'],
    en: [
      'Unexpected answer from WeChat',
      "WeChat's answer was incomplete, so we couldn't identify you. Try again.",
    ],
  },
  misconfigured: {
    cn: ['微信登录尚未配置好', '本站的微信登录设置有误，请联系管理员，或使用其他方式登录。'],
    en: [
      "WeChat login isn't set up",
      'The connection to WeChat is misconfigured. Contact the administrator, or sign in another way.',
    ],
  },
  signup_disabled: {
    cn: [
      '此微信没有绑定账号',
      '本站只接受已有账号。如果你已有账号，请用邮箱登录，然后在账号页绑定微信；如果没有，请联系管理员。',
    ],
    en: [
      'No account for this WeChat',
      'This site accepts existing accounts only. If you have one, sign in by email and connect WeChat on your account page. Otherwise, contact the administrator.',
    ],
  },
  account_already_linked_to_different_user: {
    cn: ['此微信已绑定其他账号', '一个微信只能绑定一个账号。请用该微信扫码登录原来的账号。'],
    en: [
      'Connected to another account',
      'A WeChat can be connected to one account only. Scan the login code with it to sign in to that account.',
    ],
  },
  account_not_linked: {
    cn: ['无法确认这是同一个账号', '为了你的安全，我们没有自动绑定。请先用邮箱登录，再在账号页绑定微信。'],
    en: [
      "We can't tell if this account is yours",
      'For your security, WeChat was not connected. Sign in by email first, then connect WeChat on your account page.',
    ],
  },
  bind_expired: {
    cn: ['扫码结果已过期', '扫码结果只保留 10 分钟。请重新扫码。'],
    en: ['The scan has expired', 'A scan is valid for ten minutes. Scan again.'],
  },
  request_refused: {
    cn: ['登录请求有误', '请回到应用重新登录。如果仍然出现，请联系应用的管理员。'],
    en: [
      'Invalid login request',
      'Go back to the application and sign in again. If this happens again, contact its administrator.',
    ],
  },
  application_unknown: {
    cn: ['未知的应用', '发起登录的应用没有在这里登记。你仍然可以在这里登录。'],
    en: [
      'Unknown application',
      'The application that asked for this login is not registered here. You can still sign in here.',
    ],
  },
  redirect_refused: {
    cn: ['无法返回该地址', '应用要求返回的地址没有登记。为了你的安全，登录已停止。'],
    en: [
      "We can't send you there",
      'The application asked for an address that is not registered. For your security, the login has stopped.',
    ],
  },
  connection_unknown: {
    cn: ['没有这种登录方式', '这种登录方式不存在，或者已经停用。请换一种方式登录。'],
    en: [
      'Unknown way to sign in',
      'This way to sign in does not exist, or not any more. Choose another one.',
    ],
  },
  not_found: {
    cn: ['页面不存在', '请检查地址是否正确。'],
    en: ['Page not found', 'Check the address.'],
  },
  too_many_requests: {
    cn: ['操作过于频繁', '请稍后再试。'],
    en: ['Too many attempts', 'Wait a minute, then try again.'],
  },
  offline: {
    cn: ['网络已断开', '请检查网络连接后重试。'],
    en: ['You are offline', 'Check your connection, then try again.'],
  },
  server_error: {
    cn: ['系统繁忙', '请稍后再试。'],
    en: ['Something went wrong', 'This is a problem on our side. Try again in a moment.'],
  },
};

/** better-auth's codes with the same text. */
const ALIASES: Record<string, string> = {
  state_not_found: 'state_mismatch',
  state_invalid: 'state_mismatch',
  unable_to_get_user_info: 'wechat_malformed',
  unable_to_link_account: 'account_not_linked',
};

/** Returns title and text for an error code. Unknown codes get those of `server_error`. */
export const getFailure = (code: string | null, lang: Lang): Words => {
  const known = failures[ALIASES[code ?? ''] ?? code ?? 'no_result'] ?? failures.server_error;
  return known?.[lang] ?? ['', ''];
};
