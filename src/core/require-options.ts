import type { QrLoginOptions } from './qr-login-options.js';
import { type ResolvedOptions, resolveOptions } from './resolve-options.js';
import { WeChatLoginError } from './wechat-login-error.js';

/**
 * Resolves the options of a function that throws, because it has no error state.
 *
 * @throws `invalid_options`
 */
export function requireOptions(options: QrLoginOptions): ResolvedOptions {
  const resolved = resolveOptions(options);
  if (resolved.problem !== undefined) throw new WeChatLoginError('invalid_options', resolved.problem);
  return resolved;
}
