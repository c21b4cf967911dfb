// WECHAT_APP_ID=wx… WECHAT_APP_SECRET=… SESSION_SECRET=… node server.mjs
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { finish, start, unseal } from './sign-in.mjs';

const core = import.meta.resolve('wechat-qr-login/core');
/** The page, and the package's files, which browsers import without a bundler. */
const files = [
  [/^\/$/, () => new URL('index.html', import.meta.url), 'text/html; charset=utf-8'],
  [/^\/wechat-callback\.html$/, () => import.meta.resolve('wechat-qr-login/callback.html'), 'text/html'],
  [/^\/package\/((core|chunks)\/[\w-]+\.js)$/, (path) => new URL(`../${path}`, core), 'text/javascript'],
];
const actions = {
  'POST /start': start,
  'POST /finish': finish,
  'GET /me': (cookies) => ({ answer: unseal('session', cookies.session) }),
  'POST /sign-out': () => ({ answer: null, cookie: 'session=; Path=/; Max-Age=0' }),
};

/** An error that is sent to the page with an HTTP status. */
class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Reads the JSON body. Counts its bytes, because the Content-Length header can be missing. */
async function readBody(request) {
  const chunks = [];
  let size = 0;
  // Keeps the connection open for the response.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > 4096) throw new HttpError(413, 'The body is too large');
    chunks.push(chunk);
  }
  return size ? JSON.parse(Buffer.concat(chunks)) : {};
}

/** Returns whether a page of this site sent the request. Pages cannot change these headers. */
function isOwn({ headers }) {
  if (headers['sec-fetch-site']) return headers['sec-fetch-site'] === 'same-origin';
  // For browsers before 2023, and for pages with http.
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

const readCookies = ({ headers }) =>
  Object.fromEntries((headers.cookie ?? '').split('; ').map((pair) => pair.split('=')));

const server = createServer(async (request, response) => {
  try {
    // Inside `try`, because it throws for an address like `//`.
    const { pathname } = new URL(request.url, 'http://localhost');
    const action = actions[`${request.method} ${pathname}`];
    const [pattern, locate, type] = files.find(([known]) => known.test(pathname)) ?? [];
    if (action) {
      if (request.method !== 'GET' && !isOwn(request))
        throw new HttpError(403, 'The request is from another site');
      const { answer, cookie } = await action(readCookies(request), await readBody(request));
      // Browsers refuse Secure cookies from pages with http.
      const secure = request.headers.origin?.startsWith('http:') ? '' : '; Secure';
      response.setHeader('set-cookie', cookie ? cookie + secure : []).end(JSON.stringify(answer));
    } else if (pattern) {
      response.setHeader('content-type', type);
      response.end(await readFile(new URL(locate(pattern.exec(pathname)[1]))));
    } else response.writeHead(404).end();
  } catch (error) {
    response.writeHead(error.status ?? 400).end(JSON.stringify({ error: error.message }));
    // Closes the connection later, because a page that is still sending has to receive the response first.
    request.resume();
    setTimeout(() => request.complete || request.destroy(), 1000);
  }
});

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`http://localhost:${server.address().port}`),
);
