export { en } from './en.js';
export type { Labels } from './labels.js';
export { zhCN } from './zh-CN.js';
export { zhTW } from './zh-TW.js';
