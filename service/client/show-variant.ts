/** Returns the id of the template for a language and a theme. */
export const getVariant = (lang: string, theme: string) => `page-${lang}-${theme}`;

interface VariantOptions {
  /** Keys of the visitor's choices in localStorage. */
  langKey: string;
  themeKey: string;
  /** The languages that the server has rendered. */
  languages: readonly string[];
}

/**
 * Shows the page that the server has rendered for the visitor's language and theme, before anything is painted. The
 * server writes this function into the HTML, so it uses nothing from outside. It decides like `readPreference`.
 */
export function showVariant({ langKey, themeKey, languages }: VariantOptions): void {
  const read = (key: string) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // The browser blocks storage for this site.
    }
  };
  const preferred =
    /^(cn|en)$/.exec(`${read(langKey)}`)?.[0] ?? (/^en/.test(navigator.language) ? 'en' : 'cn');
  const lang = languages.includes(preferred) ? preferred : languages[0];
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const theme = /^(dark|light)$/.exec(`${read(themeKey)}`)?.[0] ?? system;
  const template = document.getElementById(`page-${lang}-${theme}`) as HTMLTemplateElement | null;
  if (!template) return;
  for (const element of template.content.querySelectorAll<HTMLElement>('[data-style]')) {
    // Scripts may set what the Content Security Policy refuses as an attribute.
    element.style.cssText = element.dataset.style ?? '';
    element.removeAttribute('data-style');
  }
  document.getElementById('root')?.append(template.content);
}
