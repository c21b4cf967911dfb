import { createHash } from 'node:crypto';

/** Hashes what the storage must not contain as it is. Secrets are random, so a slow hash has no advantage. Not for passwords. */
export const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
