import { en } from './en.js';
import { zhCN } from './zh-CN.js';

/** The texts of the pages, by language. */
export const texts = { cn: zhCN, en };

export type Texts = typeof zhCN;
