import { applyAppearance } from '../core/apply-appearance.js';
import { AUTHORIZATION_ENDPOINT } from '../core/default-options.js';
import { createFrameHtml } from '../core/frame/render-frame.js';
import type { QrLoginOptions } from '../core/qr-login-options.js';
import { resolveOptions } from '../core/resolve-options.js';
import { isPath } from '../core/resolve-redirect-uri.js';
import { own } from '../shared/own.js';
import { renderTag } from '../shared/render-tag.js';

/** Trusted Types have an empty HTML that every page allows. TypeScript's DOM library lacks them. */
type WithTrustedTypes = { readonly trustedTypes?: { readonly emptyHTML: string } };

/** The content that a browser renders into the container. It is empty, because hydration keeps the server's HTML. */
export const renderEmpty = (): string => (window as WithTrustedTypes).trustedTypes?.emptyHTML ?? '';

/**
 * Renders the content of the container in the server's HTML, which the browser reads before any code runs. With
 * `script="none"` and a `state`, it is the frame itself. Otherwise it is a hint to load WeChat's script.
 */
export function renderContainer(options: QrLoginOptions): string {
  // No request before the visitor's consent.
  if (options.enabled === false) return '';
  // A server does not know the page's origin. The hint does not need it.
  const hasPath = isPath(options.redirect_uri ?? '');
  const resolved = resolveOptions(
    own(applyAppearance(options), hasPath ? { redirect_uri: AUTHORIZATION_ENDPOINT } : {}),
  );
  if (resolved.problem !== undefined) return '';
  if (resolved.script !== 'none') {
    const { scriptUrl: href } = resolved;
    return renderTag('link', { rel: 'preload', as: 'script', href, nonce: options.nonce || undefined });
  }
  return options.state && !hasPath ? createFrameHtml(options, resolved) : '';
}
