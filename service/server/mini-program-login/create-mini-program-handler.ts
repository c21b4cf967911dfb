import { MINI_PROGRAM_LOGIN_PATH } from '../../addresses.js';

/**
 * Creates a handler for the public address of login by mini program. It forwards requests to better-auth's endpoints,
 * forbids caching, and translates 429 answers to the contract in docs/mini-program.md.
 */
export function createMiniProgramHandler(handler: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    url.pathname = url.pathname.replace(MINI_PROGRAM_LOGIN_PATH, '/api/auth/mini-program-login');
    const response = await handler(new Request(url, request));
    const headers = new Headers(response.headers);
    headers.set('cache-control', 'no-store');
    if (response.status !== 429) {
      return new Response(response.body, { status: response.status, headers });
    }
    headers.set('retry-after', headers.get('x-retry-after') ?? '10');
    headers.set('content-type', 'application/json');
    return new Response(JSON.stringify({ error: 'too_many' }), { status: 429, headers });
  };
}
