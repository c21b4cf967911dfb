/** The options of the login, the same for all candidates. Not encoded, as each library expects them. */
export const connection = {
  appid: 'wx0123456789abcdef',
  redirect_uri: 'https://shop.example/callback',
  state: 'a-state-that-the-server-made',
};

/** Returns the address of the QR page, like the newest known script. */
export const qrPage = `https://open.weixin.qq.com/connect/qrconnect?appid=${connection.appid}&scope=snsapi_login&redirect_uri=${encodeURIComponent(connection.redirect_uri)}&state=${connection.state}&login_type=jssdk&self_redirect=true&styletype=&sizetype=&bgcolor=&rst=`;

export const SCRIPT = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
