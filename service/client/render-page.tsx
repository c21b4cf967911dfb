import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import type { PageData } from '../server/page-config.js';
import { App } from './App.js';
import { renderPageData } from './page-data.js';
import { LANG, type Preference, readPreference, THEME } from './preferences.js';
import { getVariant, showVariant } from './show-variant.js';

type Address = { pathname: string; search: string };

/**
 * Renders the login page once for each language and theme, because only the browser knows what the visitor has chosen.
 * The Content Security Policy refuses `style` attributes, so they are called `data-style`.
 */
function renderVariants(
  { config, started, hasAccepted }: PageData,
  languages: typeof LANG.choices,
  address: Address,
): string {
  const variants = languages.flatMap((lang) => THEME.choices.map((theme) => ({ lang, theme })));
  return variants
    .map(({ lang, theme }) => {
      const html = renderToString(
        <StrictMode>
          <App
            config={config}
            initialVisitor={null}
            failure={undefined}
            started={started}
            rendered={{ lang, theme, hasAccepted, address }}
          />
        </StrictMode>,
      );
      const inert = html.replaceAll(/(<[^>]*?) style="/g, '$1 data-style="');
      return `<template id="${getVariant(lang, theme)}">${inert}</template>`;
    })
    .join('');
}

const toCode = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Writes the code that reads a preference in the page. */
const writeRead = <T extends string>({ key, choices, initial }: Preference<T>) =>
  `(${readPreference})({key:${toCode(key)},choices:${toCode(choices)},initial:${initial}})`;

/**
 * Renders what the HTML of a page contains: its data and, if it is the login page, the form and the QR code's frame.
 *
 * @param nonce Allows the script in the Content Security Policy.
 */
export function renderPage(data: PageData, address: Address, nonce: string): string {
  if (!data.isLogin) return renderPageData(data);
  const { languages } = data.config.branding;
  const script = `(${showVariant})({lang:${writeRead(LANG)},theme:${writeRead(THEME)},languages:${toCode(languages)}})`;
  return `${renderVariants(data, languages, address)}<script nonce="${nonce}">${script}</script>${renderPageData(data)}`;
}
