/**
 * Stylesheet text as a data URL that WeChat accepts as `href`. UTF-8 safe. The `css` option does this by itself.
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

/** A look for WeChat's old QR page. Everything is optional; what is absent stays as WeChat draws it. */
export interface StylesheetTheme {
  /** Width and height of the QR code in px. WeChat's own: 280. */
  qrSize?: number;
  /** Corner radius of the QR code in px. */
  radius?: number;
  /** Whether "WeChat login" stands above the code. */
  title?: boolean;
  /** Whether the hint ("Scan with WeChat") stands below the code. */
  hint?: boolean;
  /** Whether "scanned" and "cancelled" are shown. Hide them only if something else tells the visitor. */
  status?: boolean;
  /** Text colour. */
  color?: string;
  /** Background of WeChat's whole page. */
  background?: string;
  /** Text size in px. */
  fontSize?: number;
}

const hide = (selector: string, shown: boolean | undefined) =>
  shown === false && `${selector} { display: none }`;

/**
 * The css for a theme, for the `css` option. It speaks to the class names of WeChat's old look;
 * `stylelite` ignores every stylesheet.
 *
 * @example
 * <WeChatQrLogin css={createStylesheet({ qrSize: 200, title: false })} … />
 */
export function createStylesheet(theme: StylesheetTheme): string {
  const { qrSize, radius, color, background, fontSize } = theme;
  return [
    qrSize && `.impowerBox .qrcode { width: ${qrSize}px; height: ${qrSize}px; margin-top: 0 }`,
    qrSize && `.impowerBox .info { width: ${Math.max(qrSize, 200)}px }`,
    radius != null && `.impowerBox .qrcode { border-radius: ${radius}px }`,
    hide('.impowerBox .title', theme.title),
    hide('#wx_default_tip', theme.hint),
    hide('#wx_after_scan, #wx_after_cancel', theme.status),
    color && `.impowerBox .title, .impowerBox .info, .impowerBox .status_txt { color: ${color} }`,
    background && `body { background: ${background} }`,
    fontSize && `.impowerBox .title, .impowerBox .status_txt { font-size: ${fontSize}px }`,
  ]
    .filter(Boolean)
    .join('\n');
}
