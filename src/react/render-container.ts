import { applyAppearance } from '../core/apply-appearance.js';
import { AUTHORIZATION_ENDPOINT } from '../core/default-options.js';
import { createFrameHtml } from '../core/frame/render-frame.js';
import type { QrLoginOptions } from '../core/qr-login-options.js';
import { resolveOptions } from '../core/resolve-options.js';
import { isPath } from '../core/resolve-redirect-uri.js';
import { own } from '../shared/own.js';
import { renderTag } from '../shared/render-tag.js';

/** Trusted Types know an empty HTML that every page allows. TypeScript's DOM does not know them yet. */
type WithTrustedTypes = { readonly trustedTypes?: { readonly emptyHTML: string } };

/** What a browser renders into the container: nothing, because hydration keeps what the server has written. */
export const renderEmpty = (): string => (window as WithTrustedTypes).trustedTypes?.emptyHTML ?? '';

/**
 * Renders what the server's HTML has in the container, which the browser reads before any code runs: the frame itself
 * (`script="none"` and a given state), or a hint to load WeChat's script.
 */
export function renderContainer(options: QrLoginOptions): string {
  // Not before consent.
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
