/** The texts of the component and the element in each status, in both languages. */
export const STATUS_TEXTS = {
  cn: {
    loading: '正在加载二维码…',
    ready: '',
    expired: '二维码已过期刷新二维码',
    authorized: '已确认，正在登录…',
    refused: '你已取消登录刷新二维码',
    error: '二维码暂时无法加载重试前往微信登录页',
  },
  en: {
    loading: 'Loading the QR code…',
    ready: '',
    expired: 'The QR code has expiredRefresh QR code',
    authorized: 'Confirmed. Signing you in…',
    refused: 'You canceled the loginRefresh QR code',
    error: "The QR code can't be loaded right nowTry againOpen WeChat's login page",
  },
};
