import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** The sign on every page, so that nobody takes the simulator for WeChat. */
const mark = (english: boolean, aside: Html | string) =>
  html`<footer class="simulator"><span>${english ? 'Simulator · this is not WeChat' : '模拟器 · 这不是微信'}</span> ${aside}</footer>`;

/** Every page of the simulator: its text is escaped by the template, its style and script are our own constants. */
export function renderLayout(page: {
  title: string;
  english: boolean;
  style: string;
  body: Html;
  head?: Html | string;
  script?: string;
  bodyClass?: string;
  /** Beside the sign: what WeChat's page would not have. */
  aside?: Html | string;
  /** Default: light, as a page that says nothing is. */
  colorScheme?: string;
}): Html {
  return html`<!doctype html>
<html lang="${page.english ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<style>${raw(`:root { color-scheme: ${page.colorScheme || 'normal'} } * { box-sizing: border-box } body { margin: 0; font: 14px/1.5 -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif } .simulator { margin: 0; padding: 6px; text-align: center } .simulator span { display: inline-block; padding: 0 10px; border-radius: 10px; color: #7a4800; background: #ffefcc; font-size: 12px; line-height: 20px }${page.style}`)}</style>
${page.head ?? ''}
</head>
<body class="${page.bodyClass ?? ''}">
${page.body}
${mark(page.english, page.aside ?? '')}
${page.script ? html`<script>${raw(page.script)}</script>` : ''}
</body>
</html>`;
}

/** A value inside an inline script: `<` could end the script element. */
export const toScriptValue = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
