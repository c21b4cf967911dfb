import { describe, expect, test, vi } from 'vitest';
import { isWeChatBrowser } from '../../../src/core/index.js';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0';
const IPHONE = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) ${WEBKIT} Mobile/15E148`;
const PHONE = `Mozilla/5.0 (Linux; Android 14; V2304A) ${CHROME} Mobile Safari/537.36`;
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`;
const MAC = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${CHROME} Safari/537.36`;
const HARMONY = `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${CHROME} Safari/537.36 ArkWeb/4.1.6.1 Mobile`;

const WECHAT_ON_ANDROID = `${PHONE} XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.50.2701(0x2800325A) WeChat/arm64 NetType/WIFI Language/zh_CN ABI/arm64`;

describe("WeChat's browser", () => {
  test.each([
    ['iOS', `${IPHONE} MicroMessenger/8.0.50(0x18003237) NetType/WIFI Language/zh_CN`],
    ['Android', WECHAT_ON_ANDROID],
    ['HarmonyOS', `${HARMONY} MicroMessenger/8.0.6.31(0x28000651) NetType/WIFI Language/zh_CN`],
    [
      'Windows',
      `${WINDOWS} NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13) XWEB/9129 Flue`,
    ],
    ['Mac', `${MAC} MicroMessenger/6.8.0(0x16080000) NetType/WIFI MacWechat/3.8.7 XWEB/30803 Flue`],
    [
      'iOS, in a mini program',
      `${IPHONE} MicroMessenger/8.0.50(0x18003237) NetType/WIFI Language/zh_CN miniProgram/wx0123456789abcdef`,
    ],
    ['Android, in a mini program', `${WECHAT_ON_ANDROID} miniProgram/wx0123456789abcdef`],
    [
      'Windows, in a mini program',
      `${WINDOWS} MicroMessenger/7.0.20.1781 MiniProgramEnv/Windows WindowsWechat/WMPF`,
    ],
    ['Android, in lower case', WECHAT_ON_ANDROID.toLowerCase()],
  ])('is recognized on %s', (_, userAgent) => {
    expect(isWeChatBrowser(userAgent)).toBe(true);
  });
});

// Users of WeCom also scan with WeChat, and its browser does not support the login of official accounts.
describe("WeCom's browser is not WeChat's", () => {
  test.each([
    ['iOS', `${IPHONE} wxwork/4.1.10 MicroMessenger/7.0.1 Language/zh ColorScheme/Light`],
    ['Android', `${PHONE} wxwork/4.1.10 MicroMessenger/7.0.1 NetType/WIFI Language/zh Lang/zh`],
    ['HarmonyOS', `${HARMONY} wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh`],
    [
      'Windows',
      `${WINDOWS} wxwork/4.1.22 (MicroMessenger/6.2) WindowsWechat MailPlugin_Electron WeMail embeddisk`,
    ],
    ['Mac', `${MAC} wxwork/4.1.0 (MicroMessenger/6.2) WeChat/2.0.4`],
    ['Android, the edition for governments', `${PHONE} wxworklocal/2.6.5 MicroMessenger/7.0.1 NetType/WIFI`],
    [
      'Android, in a mini program',
      `${PHONE} wxwork/4.1.10 MicroMessenger/7.0.1 miniProgram/wx0123456789abcdef`,
    ],
    ['Windows, the other way round', `${WINDOWS} MicroMessenger/7.0.1 WXWork/4.1.22`],
  ])('on %s', (_, userAgent) => {
    expect(isWeChatBrowser(userAgent)).toBe(false);
  });
});

test.each([
  ['Safari on iOS', `${IPHONE} Version/17.0 Safari/604.1`],
  ['Chrome on Android', PHONE],
  ['Chrome on Windows', WINDOWS],
  ['Chrome on a Mac', MAC],
  ['QQ', `${IPHONE} QQ/9.0.50.620 V1_IPH_SQ_9.0.50_1_APP_A Pixel/1170 NetType/WIFI`],
  ['QQ Browser', `${PHONE} MQQBrowser/14.4`],
  ['Alipay', `${IPHONE} AlipayClient/10.5.90.6000 Language/zh-Hans`],
  ['DingTalk', `${PHONE} AliApp(DingTalk/7.5.20) Language/zh_CN`],
  ['no browser', ''],
  ['a request without the header', null],
])('%s is not WeChat', (_, userAgent) => {
  expect(isWeChatBrowser(userAgent)).toBe(false);
});

test('reads the user agent of the browser that it runs in by default', () => {
  expect(isWeChatBrowser()).toBe(false);
  const userAgent = vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(WECHAT_ON_ANDROID);
  expect(isWeChatBrowser()).toBe(true);
  userAgent.mockRestore();
});
