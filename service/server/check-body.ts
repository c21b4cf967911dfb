import { createMiddleware } from 'hono/factory';
import type { z } from 'zod';

/** What a route that has a schema answers to a body that does not fit. */
const INVALID = 'invalid_body';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Refuses JSON bodies that do not fit the schema: 415 if it is not JSON, 400 otherwise, naming the first field that is
 * wrong.
 */
export const checkBody = (schema: z.ZodType) =>
  createMiddleware(async (c, next) => {
    const text = await c.req.text();
    const isJson = /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '');
    if (text && !isJson) return c.json({ error: 'unsupported_media_type' }, 415);
    const { success, error } = schema.safeParse(text ? parse(text) : {});
    if (!success) {
      const [issue] = error.issues;
      const field = issue?.path.join('.');
      const message = `${field ? `${field}: ` : ''}${issue?.message ?? 'not JSON'}`.slice(0, 200);
      return c.json({ error: INVALID, message }, 400);
    }
    return next();
  });
