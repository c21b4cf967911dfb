export { weChatQrLogin as en } from './en.js';
export { weChatQrLogin as zhCN } from './zh-CN.js';
export { weChatQrLogin as zhTW } from './zh-TW.js';
