import { type RequestError, toFailure } from './auth-client.js';
import type { Texts } from './texts/texts.js';

/** Returns the message for a failed request, to be shown beside the button. */
export const explainError = (error: RequestError, text: Texts) =>
  ({ offline: text.offline, too_many_requests: text.tooMany, server_error: text.tryAgain })[toFailure(error)];
