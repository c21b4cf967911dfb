import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { renderSVG } from 'uqr';

/** A request to Authing's server. */
interface AuthingRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  /** The fields of the contract. */
  headers: Record<string, string>;
  body: unknown;
}

const NAMED = /^(x-authing-|content-type$|authorization$)/;

/** Simulates Authing's browser contract v2, for one code. */
export function createAuthingServer() {
  const requests: AuthingRequest[] = [];
  const TICKET = 'ticket-1';
  let check: Record<string, unknown> = { status: 0 };
  /** Errors also have HTTP 200. */
  let failure: { path: string; answer: object } | undefined;

  const app = new Hono();
  app.use(cors({ origin: (origin) => origin, credentials: true }));
  app.get('/picture', (c) =>
    c.body(renderSVG('https://authing.example/scan?random=R'), 200, { 'content-type': 'image/svg+xml' }),
  );
  app.use('/api/*', async (c, next) => {
    const text = await c.req.text();
    const { pathname, searchParams } = new URL(c.req.url);
    requests.push({
      method: c.req.method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(
        Object.entries(c.req.header())
          .filter(([name]) => NAMED.test(name))
          // axios adds a charset, although JSON has none.
          .map(([name, value]) => [name, value.replace(/;\s*charset=utf-8$/i, '')]),
      ),
      body: text === '' ? undefined : JSON.parse(text),
    });
    if (failure && pathname.endsWith(failure.path)) return c.json(failure.answer);
    return next();
  });

  const fine = (data: unknown) => ({ code: 200, message: 'OK', data });
  app.post('/api/v2/qrcode/gene', (c) =>
    c.json(fine({ random: 'R 1', url: `${new URL(c.req.url).origin}/picture`, expiresIn: 120 })),
  );
  app.get('/api/v2/qrcode/check', (c) =>
    c.json(fine({ random: c.req.query('random'), userInfo: {}, ...check })),
  );
  app.post('/api/v2/qrcode/userinfo', async (c) => {
    const { ticket } = await c.req.json();
    return c.json(
      ticket === TICKET
        ? fine({ id: 'u1', nickname: 'Lin', token: 'jwt' })
        : { code: 2020, message: 'bad ticket' },
    );
  });

  return {
    fetch: app.fetch,
    requests,
    /** Sets the answer of all further polls. */
    say(status: number, more: Record<string, unknown> = {}) {
      check = { status, ...more };
    },
    scan: () => {
      check = { status: 1, userInfo: { nickname: 'Lin', photo: 'https://pic.example/1.png' } };
    },
    approve: () => {
      check = { status: 2, userInfo: { nickname: 'Lin' }, ticket: TICKET };
    },
    /** Sets the envelope of a path's answer. Some of Authing's servers use `statusCode` instead of `code`. */
    fail(path: string, code: number, message: string, data?: unknown, name = 'code') {
      failure = { path, answer: { [name]: code, message, data } };
    },
  };
}
