import { own } from '../../shared/own.js';
import { renderTag } from '../../shared/render-tag.js';
import { applyAppearance } from '../apply-appearance.js';
import { createFrameUrl } from '../create-frame-url.js';
import type { QrLoginOptions } from '../qr-login-options.js';
import { requireOptions } from '../require-options.js';
import type { ResolvedOptions } from '../resolve-options.js';
import { WeChatLoginError } from '../wechat-login-error.js';
import { createFrameAttributes, createFrameStyle } from './create-frame-attributes.js';

/** Renders the frame as HTML, for options that are already resolved. */
export const createFrameHtml = (
  options: QrLoginOptions,
  { request, isInPage, authorizationEndpoint }: ResolvedOptions,
): string =>
  `${renderTag('iframe', {
    src: createFrameUrl(request, authorizationEndpoint),
    ...createFrameAttributes(options, isInPage),
    style: createFrameStyle(options),
  })}</iframe>`;

/**
 * Renders the frame with the QR code as HTML, for a server without React. The browser requests the QR code as soon as
 * it reads the tag. Put the frame into an empty container.
 *
 * In the page, call `createQrLogin(container, options)` with the same options and `script: 'none'`. It adopts the
 * frame: it requests no second QR code, and it reports an approval that came before your code ran.
 *
 * `state` is required: create one per visitor, and don't let a shared cache store the page. A server passes no
 * handlers, so set `self_redirect: true` for in-page mode. It does not remember the state: `createQrLogin` does.
 *
 * @throws `invalid_options`
 *
 * @example
 * const qr = renderFrame({ appid: 'wx…', redirect_uri: 'https://shop.example/wechat-callback.html', state, self_redirect: true });
 * response.end(`<div id="qr">${qr}</div>`);
 */
export function renderFrame(options: QrLoginOptions & { state: string }): string {
  const given = own(options);
  const resolved = requireOptions(applyAppearance(given));
  if (!given.state) throw new WeChatLoginError('invalid_options', 'state');
  return createFrameHtml(given, resolved);
}
