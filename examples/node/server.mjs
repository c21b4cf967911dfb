// WECHAT_APP_ID=wx… WECHAT_APP_SECRET=… SESSION_SECRET=… node server.mjs
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { finish, start, unseal } from './sign-in.mjs';

const core = import.meta.resolve('wechat-qr-login/core');
/** Files of ours, and the package as it is: browsers import it without a bundler. */
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

/** An error that the page is told with that HTTP status. */
class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Counts what arrives: a request need not say how long its body is. */
async function readBody(request) {
  const chunks = [];
  let size = 0;
  // The connection stays open for the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > 4096) throw new Refusal(413, 'Too much');
    chunks.push(chunk);
  }
  return size ? JSON.parse(Buffer.concat(chunks)) : {};
}

/** Whether a page of this site sent the request: a browser says so, and the page cannot change what it says. */
function isOwn({ headers }) {
  if (headers['sec-fetch-site']) return headers['sec-fetch-site'] === 'same-origin';
  // Browsers before 2023, and pages that came by plain http.
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

const readCookies = ({ headers }) =>
  Object.fromEntries((headers.cookie ?? '').split('; ').map((pair) => pair.split('=')));

const server = createServer(async (request, response) => {
  try {
    // In here, for it throws at an address like //.
    const { pathname } = new URL(request.url, 'http://localhost');
    const action = actions[`${request.method} ${pathname}`];
    const [pattern, locate, type] = files.find(([known]) => known.test(pathname)) ?? [];
    if (action) {
      if (request.method !== 'GET' && !isOwn(request)) throw new Refusal(403, 'Not from this site');
      const { answer, cookie } = await action(readCookies(request), await readBody(request));
      // Where the page came by plain http, its browser would not keep a Secure one.
      const secure = request.headers.origin?.startsWith('http:') ? '' : '; Secure';
      response.setHeader('set-cookie', cookie ? cookie + secure : []).end(JSON.stringify(answer));
    } else if (pattern) {
      response.setHeader('content-type', type);
      response.end(await readFile(new URL(locate(pattern.exec(pathname)[1]))));
    } else response.writeHead(404).end();
  } catch (error) {
    response.writeHead(error.status ?? 400).end(JSON.stringify({ error: error.message }));
    // A page that is still sending would not read the answer if its connection were closed at once.
    request.resume();
    setTimeout(() => request.complete || request.destroy(), 1000);
  }
});

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`http://localhost:${server.address().port}`),
);
