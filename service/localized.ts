/** The languages of the pages. */
export const LANGUAGES = ['cn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that visitors read. A string is the same in all languages. */
export type Localized = string | Record<Language, string>;

/** Returns the text in a language. */
export const translate = (text: Localized, language: Language): string =>
  typeof text === 'string' ? text : text[language];
