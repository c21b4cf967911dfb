import { bodyLimit } from 'hono/body-limit';

/** Bytes that a request body may have. The largest that the pages send, two addresses for the way back, is 13 kB. */
export const MAX_BODY = 32 * 1024;

/** Refuses larger bodies with 413, also those that do not say their length. Nothing of a refused body is kept. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY,
  onError: (c) => c.json({ error: 'too_large', message: `The body has more than ${MAX_BODY} bytes.` }, 413),
});
