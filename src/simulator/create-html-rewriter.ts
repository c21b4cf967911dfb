import { SCRIPT_PATH } from './create-script.js';

const WECHAT = '//res.wx.qq.com';
/** All beginnings of an attribute value that is the address of WeChat's script. */
const ATTRIBUTES = ['="', "='"].flatMap((equals) =>
  ['https:', 'http:', ''].map((scheme) => `${equals}${scheme}${WECHAT}${SCRIPT_PATH}`),
);
const ADDRESS = new RegExp(`(=["'])(?:https?:)?${WECHAT}${SCRIPT_PATH}`.replaceAll('.', '\\.'), 'g');

/** Replaces the address of WeChat's script in all attributes, for example of preload hints and script tags. */
export const replaceAddresses = (html: string, scriptUrl: string): string =>
  html.replace(ADDRESS, (_found, equals: string) => equals + scriptUrl);

/** Rewrites an HTML page that arrives in chunks. */
export interface HtmlRewriter {
  /** Adds a chunk. Returns the rewritten HTML that later chunks cannot change. */
  write(html: string): string;
  /** Returns the rest of the HTML, which was held back. */
  end(): string;
}

/**
 * Creates a rewriter that replaces the address of WeChat's script. It also inserts the simulator's script at the start
 * of `<head>`, unless the page already contains it.
 *
 * Holds back only an incomplete `<head>` tag or an incomplete address at the end of a chunk, so pages that stream are
 * not delayed.
 */
export function createHtmlRewriter(scriptUrl: string): HtmlRewriter {
  const tag = `<script src="${scriptUrl}"></script>`;
  let isHeadSeen = false;
  let held = '';

  const insertTag = (html: string): string => {
    const head = isHeadSeen ? null : /<head(\s[^>]*)?>/i.exec(html);
    if (!head) return html;
    isHeadSeen = true;
    const position = head.index + head[0].length;
    return html.includes(`src="${scriptUrl}"`) ? html : html.slice(0, position) + tag + html.slice(position);
  };
  /** Returns the index of a `<head>` tag or an address that the next chunk may complete. */
  const findIncomplete = (html: string): number => {
    const head = isHeadSeen ? -1 : html.search(/<(h(e(a(d(\s[^>]*)?)?)?)?)?$/i);
    if (head >= 0) return head;
    const equals = html.lastIndexOf('=');
    const rest = html.slice(equals);
    return equals >= 0 && ATTRIBUTES.some((start) => start.startsWith(rest)) ? equals : html.length;
  };

  return {
    write(chunk) {
      const html = insertTag(replaceAddresses(held + chunk, scriptUrl));
      const end = findIncomplete(html);
      held = html.slice(end);
      return html.slice(0, end);
    },
    end() {
      const rest = held;
      held = '';
      return rest;
    },
  };
}
