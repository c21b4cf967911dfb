/** The texts of the QR page, in the languages of WeChat's page. */
export const qrTexts = {
  zh: {
    title: '微信登录',
    waiting: '使用微信扫一扫登录',
    scanned: ['扫描成功', '在微信中轻触允许即可登录'],
    cancelled: ['你已取消此次登录', '你可再次扫描登录，或关闭窗口'],
    expired: '二维码已过期',
    refresh: '刷新',
    phone: '打开手机页面',
    quick: '微信快捷登录',
    other: '使用扫码登录',
  },
  en: {
    title: 'WeChat Login',
    waiting: 'Scan with WeChat to log in',
    scanned: ['Scan successful', 'Tap Allow in WeChat to log in'],
    cancelled: ['You canceled the login', 'Scan again to log in, or close the window'],
    expired: 'QR code expired',
    refresh: 'Refresh',
    phone: 'Open phone page',
    quick: 'Log in with WeChat',
    other: 'Scan a QR code instead',
  },
};
