import { type RequestError, toFailure } from './auth-client.js';
import type { Texts } from './texts.js';

/** A request has failed, and the page stays: what its visitor reads beside the button. */
export const explain = (error: RequestError, text: Texts) =>
  ({ offline: text.offline, too_many_requests: text.tooMany, server_error: text.tryAgain })[toFailure(error)];
