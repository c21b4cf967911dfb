export { miniProgramQrLogin as en } from './en.js';
export { miniProgramQrLogin as zhCN } from './zh-CN.js';
export { miniProgramQrLogin as zhTW } from './zh-TW.js';
