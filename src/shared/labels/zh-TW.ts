import type { Labels } from './labels.js';

/** The texts in Traditional Chinese, for the `labels` prop. */
export const zhTW: Labels = {
  lang: 'zh-TW',
  title: '微信登入 QR Code',
  loading: '正在載入 QR Code…',
  confirming: '已確認，正在登入…',
  refused: '你已取消登入',
  expired: 'QR Code 已過期',
  error: 'QR Code 暫時無法載入',
  signInFailed: '登入失敗',
  refresh: '重新整理 QR Code',
  retry: '重試',
  insideWeChat: '請在電腦上開啟此頁面登入',
  show: '顯示 QR Code',
  stuck: '頁面沒有回應？',
  link: '前往微信登入頁',
  ready: '使用微信掃一掃登入',
  scanned: '掃描成功，請在手機上確認',
  authorized: '登入成功',
  actionRequired: '還差一步',
  rescan: '返回重新掃描',
};
