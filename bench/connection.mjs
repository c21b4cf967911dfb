/** The same login for all. Raw, as each library wants it. */
export const connection = {
  appid: 'wx0123456789abcdef',
  redirect_uri: 'https://shop.example/callback',
  state: 'a-state-that-the-server-made',
};

/** The address of the QR page, as the newest known script builds it. */
export const qrPage = `https://open.weixin.qq.com/connect/qrconnect?appid=${connection.appid}&scope=snsapi_login&redirect_uri=${encodeURIComponent(connection.redirect_uri)}&state=${connection.state}&login_type=jssdk&self_redirect=true&styletype=&sizetype=&bgcolor=&rst=`;

export const SCRIPT = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
