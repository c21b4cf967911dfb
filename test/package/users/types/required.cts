import core = require('wechat-qr-login/core');
import element = require('wechat-qr-login/element');
import react = require('wechat-qr-login');
import miniProgram = require('wechat-qr-login/mini-program');
import simulator = require('wechat-qr-login/simulator');
import testing = require('wechat-qr-login/testing');

/** The same entries by require(), which is what chooses the other declarations under every module resolution. */

export const url: string = core.createAuthorizationUrl({
  appid: 'wx',
  redirect_uri: 'https://shop.example/',
});
export const title: string = element.zhCN.title;
export const component: typeof react.WeChatQrLogin = react.WeChatQrLogin;
export const adapter: miniProgram.MiniProgramAdapter<string> = miniProgram.rest<string>({ baseUrl: '/api' });
export const wechat: simulator.WeChatSimulator = simulator.createWeChatSimulator();
export const fake: () => testing.FakeWxLogin = testing.installFakeWxLogin;
