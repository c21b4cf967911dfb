import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { WeChatSimulator } from './create-wechat-simulator.js';
import { toNativeRequest } from './to-native-request.js';

/**
 * Creates a middleware that answers the paths of WeChat's pages, `/connect/…`, and passes on all other requests. It
 * does not check the host name, because Vite has already checked it.
 */
export function createMiddleware(simulator: Pick<WeChatSimulator, 'fetch'>) {
  const answer = getRequestListener(
    async (request) => {
      const { hostname } = new URL(request.url);
      return simulator.fetch(toNativeRequest(request), { listensOn: hostname });
    },
    // By default, the listener replaces the global Request and Response of the whole process.
    { overrideGlobalObjects: false },
  );
  return (request: IncomingMessage, response: ServerResponse, next: () => void): unknown =>
    request.url?.startsWith('/connect/') ? answer(request, response) : next();
}
