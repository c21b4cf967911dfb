import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import type { RestProgress } from '../../src/mini-program/index.js';

interface Login {
  id: string;
  /** The token in the QR code. */
  token: string;
  /** The cookie of the browser that asked for the code. */
  browser: string;
  /** The secret of the phone that scanned. */
  scan: string;
  openid: string;
  progress: RestProgress;
  used: boolean;
}

interface RestServerOptions {
  /** Returns the WeChat user of a `wx.login` code, or undefined if the code is invalid. */
  identify?: (code: string) => string | undefined;
  phoneNumber?: 'none' | 'optional' | 'required';
  /** The number that the phone shows after the confirmation. */
  number?: string;
  events?: boolean;
}

const random = () => crypto.randomUUID().replaceAll('-', '').slice(0, 32);

/** A minimal server for the contract of docs/mini-program.md, in memory. It is for tests, not an example to copy. */
export function createRestServer({
  identify = (code) => (code.startsWith('code-') ? `openid-${code}` : undefined),
  phoneNumber = 'none',
  number,
  events = false,
}: RestServerOptions = {}) {
  const logins: Login[] = [];
  const listeners = new Set<() => void>();
  const change = (login: Login, progress: RestProgress) => {
    login.progress = progress;
    for (const listener of listeners) listener();
  };
  const app = new Hono();
  const phone = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  app.post('/', (c) => {
    const browser = getCookie(c, 'scan') ?? random();
    setCookie(c, 'scan', browser, { httpOnly: true, sameSite: 'Lax', path: '/' });
    const login: Login = {
      id: random(),
      token: random(),
      browser,
      scan: '',
      openid: '',
      progress: { status: 'pending' },
      used: false,
    };
    logins.push(login);
    return c.json({
      id: login.id,
      text: `https://shop.example/m?token=${login.token}`,
      expiresIn: 120,
      events,
    });
  });

  const find = (c: Context) =>
    logins.find(({ id, browser }) => id === c.req.param('id') && browser === getCookie(c, 'scan'));
  app.get('/:id', (c) => {
    const login = find(c);
    return login ? c.json(login.progress) : c.json({ error: 'expired' }, 404);
  });
  app.get('/:id/events', (c) => {
    const login = find(c);
    if (!login) return c.json({ error: 'expired' }, 404);
    return streamSSE(c, async (stream) => {
      const tell = () => stream.writeSSE({ data: JSON.stringify(login.progress) });
      listeners.add(tell);
      await tell();
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      listeners.delete(tell);
    });
  });
  app.post('/:id/session', (c) => {
    const login = find(c);
    if (login?.progress.status !== 'confirmed' || login.used) return c.json({ error: 'conflict' }, 409);
    login.used = true;
    setCookie(c, 'session', login.openid, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return c.json({ openid: login.openid });
  });

  phone.post('/scan', async (c) => {
    const { token, code } = await c.req.json();
    const openid = identify(code);
    if (!openid) return c.json({ error: 'login_failed' }, 401);
    const login = logins.find((known) => known.token === token);
    if (!login) return c.json({ error: 'expired' }, 404);
    if (login.progress.status !== 'pending' && login.openid !== openid)
      return c.json({ error: 'taken' }, 409);
    Object.assign(login, { openid, scan: random() });
    change(login, { status: 'scanned', user: { nickname: 'Lin' } });
    const site = { name: 'Celadon', host: 'shop.example' };
    return c.json({ scan: login.scan, site, browser: 'Chrome on Windows', place: 'Hangzhou', phoneNumber });
  });
  const decide = (decision: 'confirmed' | 'cancelled') => async (c: Context) => {
    const { scan, phoneNumberCode } = await c.req.json();
    const login = logins.find((known) => known.scan === scan);
    if (login?.progress.status !== 'scanned') return c.json({ error: 'expired' }, 404);
    if (decision === 'confirmed' && phoneNumber === 'required' && !phoneNumberCode) {
      return c.json({ error: 'phone_number_required' }, 422);
    }
    if (phoneNumberCode === 'bad') return c.json({ error: 'phone_number_failed' }, 422);
    change(login, { status: decision });
    return c.json({ status: decision, ...(decision === 'confirmed' && number && { number }) });
  };
  phone.post('/confirm', decide('confirmed'));
  phone.post('/cancel', decide('cancelled'));
  const root = new Hono().route('/phone', phone).route('/', app);
  return { app: root, logins, change };
}
