import { own } from '../shared/own.js';
import type { QrLoginOptions } from './qr-login-options.js';

const CODE = '.impowerBox .qrcode{border:8px solid #fff;border-radius:8px;box-sizing:border-box}';
const TEXTS = '.impowerBox *{color:#f2f2f2}';

const toScheme = (scheme: string | undefined) => (scheme === 'auto' ? 'light dark' : scheme);

/** Whether `appearance` has a stylesheet for WeChat's page. WeChat ignores every stylesheet for its newer look. */
const hasStylesheet = ({ appearance, href, stylelite }: QrLoginOptions) =>
  /dark|auto/.test(`${appearance}`) && !href && !Number(stylelite);

/**
 * Expands `appearance` into the options that go to WeChat. Options that the page sets override it. The page's `css`
 * overrides single rules.
 *
 * With `auto`, the options do not depend on the visitor's system: the stylesheet follows a change of its theme.
 */
export function applyAppearance(options: QrLoginOptions): QrLoginOptions {
  const { appearance, style, color_scheme = appearance, css = '' } = options;
  const isAuto = appearance === 'auto';
  const look = isAuto ? `@media(prefers-color-scheme:dark){${CODE}${style ? '' : TEXTS}}` : CODE;
  return own(options, {
    style: style ?? (appearance === 'dark' ? 'white' : undefined),
    color_scheme,
    css: hasStylesheet(options) ? `:root{color-scheme:${toScheme(color_scheme)}}${look}${css}` : css,
  });
}

/**
 * Returns the color scheme of the frame. Returns `undefined` if the frame inherits the scheme of the page around it.
 *
 * If the color scheme of a frame differs from its page's, browsers paint the frame on opaque white. WeChat's page is
 * light and transparent, unless the stylesheet of `appearance` gives it another scheme.
 */
export function getFrameScheme(options: QrLoginOptions): string | undefined {
  const { appearance, color_scheme = appearance } = options;
  if (appearance === 'auto' || hasStylesheet(options)) return toScheme(color_scheme);
  return appearance || !color_scheme ? 'light' : undefined;
}
