// ISSUER=https://login.example/api/auth CLIENT_ID=shop CLIENT_SECRET=… node server.mjs
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import * as oidc from 'openid-client';

const { ISSUER, CLIENT_ID, CLIENT_SECRET, PORT = '3000' } = process.env;
const issuer = new URL(ISSUER);
// Only for a provider on this computer.
const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
const client = await oidc.discovery(issuer, CLIENT_ID, undefined, oidc.ClientSecretBasic(CLIENT_SECRET), {
  execute,
});

const core = import.meta.resolve('wechat-qr-login/core');
/** The page, and the package's files, which browsers import without a bundler. */
const files = [
  [/^\/$/, () => new URL('index.html', import.meta.url), 'text/html; charset=utf-8'],
  [/^\/wechat-callback\.html$/, () => import.meta.resolve('wechat-qr-login/callback.html'), 'text/html'],
  [/^\/package\/((core|chunks)\/[\w-]+\.js)$/, (path) => new URL(`../${path}`, core), 'text/javascript'],
];

/** What the server remembers of a browser. A real application keeps it in its session store. */
const sessions = new Map();
const MAX_SESSIONS = 10_000;

/** Starts a login. The address contains a state, and this server remembers it. */
async function start(session, origin) {
  session.login = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
  };
  const { pkceCodeVerifier, expectedState: state, expectedNonce: nonce } = session.login;
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: `${origin}/wechat-callback.html`,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url: url.href };
}

/** Finishes the login: compares state and nonce, exchanges the code, and reads the ID token. */
async function finish(session, origin, { code, state }) {
  const { login } = session;
  // One try per login.
  session.login = undefined;
  if (!login) throw new Error('Start again');
  const address = new URL(`${origin}/wechat-callback.html?${new URLSearchParams({ code, state })}`);
  // The page passes code and state on, but not `iss`.
  address.searchParams.set('iss', client.serverMetadata().issuer);
  const tokens = await oidc.authorizationCodeGrant(client, address, { ...login, idTokenExpected: true });
  const { sub, name } = tokens.claims();
  session.user = { id: sub, name: name ?? sub };
  return session.user;
}

const actions = { '/start': start, '/finish': finish, '/me': async ({ user = null }) => user };

async function readBody(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 8192) throw new Error('The body is too large');
  }
  return JSON.parse(text || '{}');
}

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, 'http://localhost');
    const action = request.method === 'POST' && actions[pathname];
    const [pattern, locate, type] = files.find(([known]) => known.test(pathname)) ?? [];
    if (action) {
      // Other sites cannot send this header without permission.
      if (request.headers['content-type'] !== 'application/json') throw new Error('Not JSON');
      const known = /(?:^|; )sid=([\w-]+)/.exec(request.headers.cookie)?.[1];
      const id = sessions.has(known) ? known : randomUUID();
      const session = sessions.get(id) ?? {};
      sessions.set(id, session);
      if (sessions.size > MAX_SESSIONS) sessions.delete(sessions.keys().next().value);
      const { origin } = request.headers;
      const answer = await action(session, origin, await readBody(request));
      const secure = origin.startsWith('http:') ? '' : '; Secure';
      response.setHeader('set-cookie', `sid=${id}; Path=/; HttpOnly; SameSite=Lax${secure}`);
      response.end(JSON.stringify(answer));
    } else if (pattern) {
      response.setHeader('content-type', type);
      response.end(await readFile(new URL(locate(pattern.exec(pathname)[1]))));
    } else response.writeHead(404).end();
  } catch (error) {
    response.writeHead(400).end(JSON.stringify({ error: error.message }));
  }
});

server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://localhost:${server.address().port}`));
