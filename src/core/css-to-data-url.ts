/**
 * Converts stylesheet text to a data URL that WeChat accepts as `href`. Supports all Unicode text. The `css` option
 * already does this.
 *
 * Source: WeChat's page loads stylesheets from https and `data:text/css` only; base64 is the form that sites use.
 *
 * @example
 * cssToDataUrl('.impowerBox .title { display: none }');
 */
export function cssToDataUrl(css: string): string {
  const bytes = Array.from(new TextEncoder().encode(css), (byte) => String.fromCharCode(byte));
  return `data:text/css;charset=utf-8;base64,${btoa(bytes.join(''))}`;
}
