import type { Labels, WebsiteLabels } from './labels.js';

/** The texts of the website login. Bundlers drop the texts that a component does not use. */
export const zhCNWebsite: WebsiteLabels = {
  lang: 'zh-CN',
  title: '微信登录二维码',
  loading: '正在加载二维码…',
  confirming: '已确认，正在登录…',
  refused: '你已取消登录',
  expired: '二维码已过期',
  error: '二维码暂时无法加载',
  signInFailed: '登录失败',
  refresh: '刷新二维码',
  retry: '重试',
  insideWeChat: '请在电脑上打开此页面登录',
  show: '显示二维码',
  stuck: '页面没有响应？',
  link: '前往微信登录页',
};

/** The texts in Simplified Chinese, for the `labels` prop. */
export const zhCN: Labels = /* @__PURE__ */ Object.assign({}, zhCNWebsite, {
  ready: '使用微信扫一扫登录',
  scanned: '已扫码，请在手机上确认',
  authorized: '登录成功',
  actionRequired: '还差一步',
});
