/** The words of the login page, in both languages. */
export const texts = {
  cn: {
    slogan: '把团队的想法，烧制成器。',
    title: '登录青瓷',
    email: '邮箱',
    password: '密码',
    submit: '登录',
    noPassword: '演示页没有密码登录，请使用微信扫码。',
    scan: '微信扫码登录',
    safe: '扫码即表示同意服务条款与隐私政策',
    got: '已收到授权码',
    gotHint: '真实页面此时会把 code 与 state 交给自己的服务器。',
    again: '再来一次',
    phoneHint: '没有手机？点二维码下方的“手机页面”。',
    inspector: '开发者面板',
    theme: '切换明暗',
    language: 'English',
  },
  en: {
    slogan: "Where a team's ideas are fired into form.",
    title: 'Sign in to Celadon',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    noPassword: 'This demo has no password login. Please scan the QR code.',
    scan: 'Sign in with WeChat',
    safe: 'By scanning you accept the terms and the privacy policy',
    got: 'The page has the code',
    gotHint: 'A real page would now send code and state to its server.',
    again: 'Once more',
    phoneHint: 'No phone? Use “Phone page” below the code.',
    inspector: 'Inspector',
    theme: 'Light or dark',
    language: '中文',
  },
} as const;

export type Texts = (typeof texts)['cn' | 'en'];
