import { LOGIN_PATH } from '../addresses.js';

interface PageContent {
  /** HTML behind the element of the application. */
  content: string;
  /** Allows styles in the Content Security Policy. */
  nonce: string;
  /** Query of the page. */
  query: URLSearchParams;
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Renders the link to the login that works without JavaScript. */
function renderNoScript(query: URLSearchParams): string {
  const asked = new URLSearchParams(
    [...query].filter(([name]) => /^(request|connection|state|nonce)$/.test(name)),
  );
  const link = escapeHtml(`${LOGIN_PATH}${asked.size ? `?${asked}` : ''}`);
  return `<noscript><main class="card"><section class="pane"><a class="primary" href="${link}">微信登录 · <span lang="en">Sign in with WeChat</span></a></section></main></noscript>`;
}

/**
 * Reads the built HTML, and puts its stylesheets into it, so that the first paint waits for no other file.
 *
 * @param readFile Reads a built file by its path in the site.
 * @returns a function that writes the HTML of a page
 */
export function readPageTemplate(html: string, readFile: (path: string) => string) {
  const styles: string[] = [];
  const rest = html.replaceAll(/<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, (_link, path: string) => {
    styles.push(readFile(path));
    return '';
  });
  const [head = '', body = ''] = rest.split('</head>');
  const [before = '', after = ''] = body.split('<div id="root"></div>');
  return ({ content, nonce, query }: PageContent): string =>
    [
      head,
      ...(styles.length ? [`<style nonce="${nonce}">${styles.join('')}</style>`] : []),
      '</head>',
      before,
      '<div id="root"></div>',
      content,
      renderNoScript(query),
      after,
    ].join('');
}
