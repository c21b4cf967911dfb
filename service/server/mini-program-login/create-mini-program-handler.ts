import { SCAN_LOGIN_PATH } from '../../addresses.js';

/**
 * Puts the scan login under its own address, and says there what better-auth does not: that nothing is to be kept, and
 * in HTTP's and the contract's words that it was too often.
 */
export function withScanLogin(handler: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    url.pathname = url.pathname.replace(SCAN_LOGIN_PATH, '/api/auth/scan-login');
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
