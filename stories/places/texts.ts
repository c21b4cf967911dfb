/** The texts that several places share. */
export const texts = {
  cn: {
    email: '邮箱',
    password: '密码',
    submit: '登录',
    scan: '微信扫码登录',
    scanTab: '扫码登录',
    passwordTab: '账号登录',
    passwordTitle: '账号登录',
  },
  en: {
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    scan: 'Sign in with WeChat',
    scanTab: 'WeChat',
    passwordTab: 'Password',
    passwordTitle: 'Sign in with a password',
  },
};
