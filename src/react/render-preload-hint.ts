import type { QrLoginOptions } from '../core/qr-login-options.js';
import { resolveOptions } from '../core/resolve-options.js';

const escapeAttribute = (value: string) =>
  value.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Trusted Types know an empty HTML that every page allows. TypeScript's DOM does not know them yet. */
type WithTrustedTypes = { readonly trustedTypes?: { readonly emptyHTML: string } };

/**
 * Read once: WebKit makes a new object for each access, and React sets `innerHTML` again if the object is another one.
 * That would remove the frame.
 */
let empty: string | undefined;

/**
 * The hint to load WeChat's script, for server-rendered HTML: the browser reads it before any code runs. In the browser
 * it is empty. A hint is not worth an element that others in the page can remove.
 */
export function renderPreloadHint(options: QrLoginOptions): string {
  if (typeof document !== 'undefined') {
    empty ??= (window as WithTrustedTypes).trustedTypes?.emptyHTML ?? '';
    return empty;
  }
  // Not before consent.
  if (options.enabled === false) return '';
  const resolved = resolveOptions(options);
  if (resolved.problem !== undefined || resolved.script === 'none') return '';
  const nonce = options.nonce ? ` nonce="${escapeAttribute(options.nonce)}"` : '';
  return `<link rel="preload" as="script" href="${escapeAttribute(resolved.scriptUrl)}"${nonce}>`;
}
