import { encodeOptions } from './encode.js';
import { AUTHORIZATION_ENDPOINT, type QrLoginOptions, SCRIPT_URL } from './options.js';
import { findProblem } from './validate.js';

/** The options' values as text: same text, same QR. A problem counts too, so that mending any option starts anew. */
export const keyOf = (options: QrLoginOptions) =>
  (options.enabled === false ? 'disabled' : findProblem(options)) ??
  JSON.stringify([
    encodeOptions(options),
    options.id,
    options.scriptUrl ?? SCRIPT_URL,
    options.authorizationEndpoint ?? AUTHORIZATION_ENDPOINT,
  ]);
