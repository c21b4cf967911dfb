/** The languages of the toolbar, with WeChat's names. */
export type Language = 'cn' | 'en';

const KEY = 'wechat-qr-login/storybook-language';

/** Returns the language to start with: the one that was chosen last, or else the browser's. */
export function readLanguage(): Language {
  let language: string | null = null;
  try {
    language = localStorage.getItem(KEY);
  } catch {
    // The browser blocks storage.
  }
  if (language === 'cn' || language === 'en') return language;
  return navigator.language.startsWith('zh') ? 'cn' : 'en';
}

/** Stores the language for the next visit. Does nothing if the browser blocks storage. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The next visit starts in the browser's language.
  }
}
