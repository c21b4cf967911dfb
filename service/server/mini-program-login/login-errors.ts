import { APIError } from 'better-auth/api';

/** Unknown, foreign, expired and settled logins get the same answer, so that it reveals nothing. */
export const createExpiredError = () => new APIError('NOT_FOUND', { error: 'expired' });

/** `createMiniProgramHandler` adds the body and the headers. */
export const createTooManyError = () => new APIError('TOO_MANY_REQUESTS');
