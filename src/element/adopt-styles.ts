/** The background that draws a corner square of a QR code: a ring with a dot. */
const SQUARE = 'h42v42h-42zm6 6v30h30v-30zm12 12h6v6h-6z';

/**
 * The styles use only inherited fonts and colors, so they fit light and dark pages. The page's rules for the parts
 * override them. While the QR code is loading, they draw its three corner squares.
 */
const CSS = `:host{display:block;width:fit-content;max-width:100%}
:host([hidden]){display:none}
[part=box]{position:relative;max-width:100%;overflow:hidden}
[part=overlay],[part=stuck]{position:absolute;top:0;right:0;bottom:0;left:0;padding:16px;text-align:center}
[part=overlay]{display:grid;place-content:center;justify-items:center;gap:16px;text-wrap:balance}
[part=stuck]{top:auto;padding:4px 12px;line-height:max(1.5em,24px);background:Canvas;color:CanvasText}
button,a{font:inherit;color:inherit}
button{background:none;border:1px solid;border-radius:8px;padding:8px 20px;cursor:pointer}
slot[name=loading] span::before{content:'';display:block;width:126px;height:126px;margin:0 auto 16px;background:currentColor;opacity:.25;clip-path:path("M0 0${SQUARE}M84 0${SQUARE}M0 84${SQUARE}")}`;

/**
 * Adds the styles to the shadow tree as an adopted stylesheet, because a strict Content-Security-Policy forbids
 * `<style>`.
 */
export function adoptStyles(root: ShadowRoot): void {
  const { CSSStyleSheet } = root.ownerDocument.defaultView ?? window;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4 and Firefox before 101 have no adopted stylesheets.
    const style = document.createElement('style');
    style.textContent = CSS;
    root.append(style);
  }
}
