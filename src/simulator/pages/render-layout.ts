import { html, raw } from 'hono/html';

/** Escaped HTML. */
export type Html = ReturnType<typeof html>;

/** Renders the badge that every page shows, so that visitors do not mistake the simulator for WeChat. */
const renderBadge = (english: boolean, aside: Html | string) =>
  html`<footer class="simulator"><span>${english ? 'Simulator · this is not WeChat' : '模拟器 · 这不是微信'}</span> ${aside}</footer>`;

/**
 * Renders a page of the simulator. The template escapes `title` and `body`. `style` and `script` are not escaped: pass
 * only constants, and values from `toScriptValue`.
 */
export function renderLayout(page: {
  title: string;
  english: boolean;
  style: string;
  body: Html;
  head?: Html | string;
  script?: string;
  bodyClass?: string;
  /** Content next to the badge that WeChat's page does not have. */
  aside?: Html | string;
  /** CSS `color-scheme` of the page. @default 'normal' */
  colorScheme?: string;
}): Html {
  return html`<!doctype html>
<html lang="${page.english ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<style>${raw(`:root { color-scheme: ${page.colorScheme || 'normal'} } * { box-sizing: border-box } body { margin: 0; font: 14px/1.5 -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif } .simulator { display: flex; flex-wrap: wrap; justify-content: center; gap: 4px; padding: 6px 0 } .simulator span { padding: 0 8px; border-radius: 10px; color: #7a4800; background: #ffefcc; font-size: 12px; line-height: 20px }${page.style}`)}</style>
${page.head ?? ''}
</head>
<body class="${page.bodyClass ?? ''}">
${page.body}
${renderBadge(page.english, page.aside ?? '')}
${page.script ? html`<script>${raw(page.script)}</script>` : ''}
</body>
</html>`;
}

/** Converts a value to an expression for an inline script. Escapes `<`, which could end the script element. */
export const toScriptValue = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
