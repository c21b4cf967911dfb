import { en, type Labels, zhCN } from 'wechat-qr-login/mini-program';

/** Returns the texts of the components in the language of the toolbar: play functions also run while it says 中文. */
export const getLabels = ({ lang }: { lang?: string }): Labels => (lang === 'cn' ? zhCN : en);
