import { randomBytes, randomInt } from 'node:crypto';

/** Creates a token for the QR code. It has 128 bits, because WeChat's `scene` has at most 32 characters. */
export const createToken = () => randomBytes(16).toString('base64url');

/** Creates a secret of 256 bits for a cookie or a phone. */
export const createSecret = () => randomBytes(32).toString('base64url');

/** Creates the number that the phone shows: 10 to 99. */
export const createNumber = () => `${randomInt(10, 100)}`;
