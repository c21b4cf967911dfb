import { createMiddleware } from 'hono/factory';
import type { z } from 'zod';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Creates a middleware that validates JSON bodies. It answers 415 if the Content-Type is not JSON, and 400 with the name
 * of the first invalid field if the body does not match the schema.
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
      return c.json({ error: 'invalid_body', message }, 400);
    }
    return next();
  });
