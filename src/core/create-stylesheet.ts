/** `minimal`: the code alone until it is scanned. `card`: a smaller code on a white card. `dark`: light texts for a dark page. */
export type StylesheetPreset = 'minimal' | 'card' | 'dark';

/** A look for WeChat's old QR page. Omitted values stay as in the preset, or as in WeChat's own look. */
export interface StylesheetTheme {
  /** The values to start with. All other properties override them. */
  preset?: StylesheetPreset | undefined;
  /** Width and height of the QR code in px, including the padding. @default the preset's, or WeChat's 280 */
  qrSize?: number | undefined;
  /** Corner radius of the QR code in px. */
  radius?: number | undefined;
  /** White space in px between the code and its edge. A code on a dark page needs it to be readable. */
  padding?: number | undefined;
  /** Whether the thin gray line around the code is shown. */
  border?: boolean | undefined;
  /** Whether "WeChat login" is shown above the code. */
  title?: boolean | undefined;
  /** Whether the hint ("Scan with WeChat") is shown below the code. */
  hint?: boolean | undefined;
  /** Whether "scanned" and "canceled" are shown. Hide them only if your page shows them itself. */
  status?: boolean | undefined;
  /** Text color. */
  color?: string | undefined;
  /** Background of WeChat's whole page, which is transparent otherwise. */
  background?: string | undefined;
  /** Text size in px. */
  fontSize?: number | undefined;
}

const PRESETS: Record<StylesheetPreset, StylesheetTheme> = {
  // Shows "scanned" and "canceled", because only WeChat's page knows these states.
  minimal: { title: false, hint: false, border: false },
  card: { qrSize: 216, radius: 12, padding: 12, border: false, title: false, fontSize: 13 },
  dark: { radius: 8, padding: 8, border: false, color: '#f2f2f2' },
};

/**
 * Creates the stylesheet of a theme, for the `css` option. It uses the class names of WeChat's old look. With
 * `stylelite`, WeChat ignores every stylesheet, and a development build warns.
 *
 * Does not escape the values: do not pass text that visitors have typed.
 *
 * @example
 * <WeChatQrLogin css={createStylesheet({ preset: 'card', qrSize: 180 })} … />
 */
export function createStylesheet(theme: StylesheetTheme): string {
  const given: StylesheetTheme = Object.fromEntries(
    Object.entries(theme).filter(([, value]) => value !== undefined),
  );
  const preset = theme.preset && PRESETS[theme.preset];
  const { qrSize, radius, padding, border, title, hint, status, color, background, fontSize } = {
    ...preset,
    ...given,
  };
  const px = (value: number | undefined) => value != null && `${value}px`;
  const none = (shown: boolean | undefined) => shown === false && 'none';
  /** Returns a rule with the declarations that have a value, or 0 if none has. */
  const rule = (selector: string, declarations: Record<string, string | false | undefined>) => {
    const lines = Object.entries(declarations).filter(([, value]) => value);
    return lines.length && `${selector} { ${lines.map((line) => line.join(': ')).join('; ')} }`;
  };
  return [
    rule('.impowerBox .qrcode', {
      width: px(qrSize),
      height: px(qrSize),
      'margin-top': qrSize != null && '0',
      'border-radius': px(radius),
      padding: px(padding),
      background: padding != null && '#fff',
      border: border === false && '0',
      // Otherwise the padding would enlarge the code.
      'box-sizing': (qrSize ?? padding) != null && 'border-box',
    }),
    // At least 200 px, because narrower texts break after every word.
    rule('.impowerBox .info', { width: qrSize != null && px(Math.max(qrSize, 200)) }),
    rule('.impowerBox .title', { display: none(title) }),
    rule('#wx_default_tip', { display: none(hint) }),
    rule('#wx_after_scan, #wx_after_cancel', { display: none(status) }),
    rule('.impowerBox .title, .impowerBox .info, .impowerBox .status_txt', { color }),
    rule('body', { background }),
    rule('.impowerBox .title, .impowerBox .status_txt', { 'font-size': px(fontSize) }),
  ]
    .filter(Boolean)
    .join('\n');
}
