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

async function readBody(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 4096) throw new Error('Too much');
  }
  return text ? JSON.parse(text) : {};
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
      const { answer, cookie } = await action(readCookies(request), await readBody(request));
      // Where the page came by plain http, its browser would not keep a Secure one.
      const secure = request.headers.origin?.startsWith('http:') ? '' : '; Secure';
      response.setHeader('set-cookie', cookie ? cookie + secure : []).end(JSON.stringify(answer));
    } else if (pattern) {
      response.setHeader('content-type', type);
      response.end(await readFile(new URL(locate(pattern.exec(pathname)[1]))));
    } else response.writeHead(404).end();
  } catch (error) {
    response.writeHead(400).end(JSON.stringify({ error: error.message }));
  }
});

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () =>
  console.log(`http://localhost:${server.address().port}`),
);
