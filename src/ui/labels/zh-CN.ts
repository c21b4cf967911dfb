import type { Labels } from './labels.js';

/** The texts in Simplified Chinese, for the `labels` prop. */
export const zhCN: Labels = {
  lang: 'zh-CN',
  title: '微信登录二维码',
  loading: '正在加载二维码…',
  ready: '使用微信扫一扫登录',
  scanned: '已扫码，请在手机上确认',
  confirming: '已确认，正在登录…',
  authorized: '登录成功',
  refused: '你已取消登录',
  expired: '二维码已过期',
  actionRequired: '还差一步',
  error: '二维码暂时无法加载',
  refresh: '刷新二维码',
  retry: '重试',
  insideWeChat: '请在电脑上打开此页面登录',
  show: '显示二维码',
  stuck: '页面没有响应？',
  link: '前往微信登录页',
};
