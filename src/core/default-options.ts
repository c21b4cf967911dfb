/** The defaults that more than one file needs. Times are in ms, sizes in px. */

export const SCRIPT_URL = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
export const AUTHORIZATION_ENDPOINT = 'https://open.weixin.qq.com/connect/qrconnect';
export const TIMEOUT = 15_000;
export const RETRIES = 2;
export const WIDTH = 300;
export const HEIGHT = 400;
