import { SCRIPT_PATH } from './script.js';

const WECHAT = '//res.wx.qq.com';
/** How an attribute with the address of WeChat's script begins. */
const ATTRIBUTES = ['="', "='"].flatMap((equals) =>
  ['https:', 'http:', ''].map((scheme) => `${equals}${scheme}${WECHAT}${SCRIPT_PATH}`),
);
const ADDRESS = new RegExp(`(=["'])(?:https?:)?${WECHAT}${SCRIPT_PATH}`.replaceAll('.', '\\.'), 'g');

/** Makes attributes that name WeChat's script name the simulator's: preload hints, tags written by hand. */
export const replaceAddresses = (html: string, scriptUrl: string): string =>
  html.replace(ADDRESS, (_found, equals: string) => equals + scriptUrl);

/** Rewrites an HTML page that arrives in pieces. */
export interface HtmlRewriter {
  /** The next piece, as far as it is certain. */
  write(html: string): string;
  /** The rest. */
  end(): string;
}

/**
 * Puts the simulator's script first into the head of a page, if the page does not have it yet, and replaces addresses
 * of WeChat's script. Holds back nothing but the beginning of such an address, or of the head.
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
  /** Where the part begins that the next piece may complete. */
  const findUncertain = (html: string): number => {
    const head = isHeadSeen ? -1 : html.search(/<(h(e(a(d(\s[^>]*)?)?)?)?)?$/i);
    if (head >= 0) return head;
    const equals = html.lastIndexOf('=');
    const rest = html.slice(equals);
    return equals >= 0 && ATTRIBUTES.some((start) => start.startsWith(rest)) ? equals : html.length;
  };

  return {
    write(piece) {
      const html = insertTag(replaceAddresses(held + piece, scriptUrl));
      const end = findUncertain(html);
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
