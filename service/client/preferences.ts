/** A choice of the visitor that is stored in the browser. */
export interface Preference<T extends string> {
  /** Key in localStorage. It has a prefix, because all projects on localhost share the storage. */
  key: string;
  choices: readonly T[];
  /** Returns the browser's setting. */
  initial: () => T;
}

export type Lang = 'cn' | 'en';
export const LANG: Preference<Lang> = {
  key: 'celadon/lang',
  choices: ['cn', 'en'],
  initial: () => (navigator.language.startsWith('en') ? 'en' : 'cn'),
};

export type Theme = 'dark' | 'light';
export const THEME: Preference<Theme> = {
  key: 'celadon/theme',
  choices: ['dark', 'light'],
  initial: () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
};

export function readPreference<T extends string>({ key, choices, initial }: Preference<T>): T {
  try {
    const stored = localStorage.getItem(key);
    return choices.find((choice) => choice === stored) ?? initial();
  } catch {
    return initial(); // The browser blocks storage for this site.
  }
}

export function savePreference<T extends string>({ key }: Preference<T>, value: T): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is blocked. The choice applies until the page is left.
  }
}
