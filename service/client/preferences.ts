/** A choice of the visitor's that the next page of the way shall know, too. */
export interface Preference<T extends string> {
  /** Where it is kept: the store is the origin's, and on localhost it holds other projects' entries. */
  key: string;
  choices: readonly T[];
  /** As the browser is set up. */
  initial: () => T;
}

export type Lang = 'cn' | 'en';
export const LANG: Preference<Lang> = {
  key: 'celadon/lang',
  choices: ['cn', 'en'],
  initial: () => (navigator.language.startsWith('en') ? 'en' : 'cn'),
};

export const THEME: Preference<'dark' | 'light'> = {
  key: 'celadon/theme',
  choices: ['dark', 'light'],
  initial: () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
};

export function readPreference<T extends string>({ key, choices, initial }: Preference<T>): T {
  try {
    const kept = localStorage.getItem(key);
    return choices.find((choice) => choice === kept) ?? initial();
  } catch {
    return initial(); // the browser keeps nothing for this site
  }
}

export function keepPreference<T extends string>({ key }: Preference<T>, value: T): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // as above: it holds for this page
  }
}
