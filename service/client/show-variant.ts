/** Returns the id of the template for a language and a theme. */
export const getVariant = (lang: string, theme: string) => `page-${lang}-${theme}`;

interface Variant {
  /** The visitor's choices. */
  lang: string;
  theme: string;
  /** The languages that the server has rendered. */
  languages: readonly string[];
}

/**
 * Shows the page that the server has rendered for the visitor's language and theme, before anything is painted. The
 * server writes this function into the HTML, so it uses nothing from outside.
 */
export function showVariant({ lang: preferred, theme, languages }: Variant): void {
  const lang = languages.includes(preferred) ? preferred : languages[0];
  const template = document.getElementById(`page-${lang}-${theme}`) as HTMLTemplateElement | null;
  if (!template) return;
  for (const element of template.content.querySelectorAll<HTMLElement>('[data-style]')) {
    // Scripts may set what the Content Security Policy refuses as an attribute.
    element.style.cssText = element.dataset.style ?? '';
    element.removeAttribute('data-style');
  }
  document.getElementById('root')?.append(template.content);
}
