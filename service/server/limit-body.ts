import { bodyLimit } from 'hono/body-limit';

/** Maximum size of a request body in bytes. The largest body of the pages has 13 kB. */
export const MAX_BODY = 32 * 1024;

/** Answers larger bodies with 413, with or without a Content-Length header. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY,
  onError: (c) => c.json({ error: 'too_large', message: `The body has more than ${MAX_BODY} bytes.` }, 413),
});
