import { createUrl } from './create-url.js';
import { AUTHORIZATION_ENDPOINT } from './default-options.js';
import type { EncodedOptions } from './resolve-options.js';

/** Creates the address of a frame without WeChat's script. The query is that of the newest known script (V7, 2026). */
export function createFrameUrl(encoded: EncodedOptions, endpoint = AUTHORIZATION_ENDPOINT): string {
  return createUrl(endpoint, {
    ...encoded,
    login_type: 'jssdk',
    self_redirect: encoded.self_redirect ?? 'default',
    // The script always sends these four parameters without a value.
    styletype: '',
    sizetype: '',
    bgcolor: '',
    rst: '',
    ts: Date.now(),
  });
}
