import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { wechatSimulator } from '../../../src/simulator/vite.js';
import { listen } from '../../listen.js';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/**
 * How the page is rendered: in the browser, by a server that inserts it into index.html, or by a framework that streams
 * it.
 */
export type Rendering = 'client' | 'template' | 'stream';

/** Starts a Vite dev server with the plugin. Returns the page's address, and a function that ends the server. */
export async function startVite(rendering: Rendering): Promise<{ address: string; close(): Promise<void> }> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'wechat-vite-'));
  const server = createHttpServer();
  const vite = await createServer({
    root: ROOT,
    cacheDir,
    configFile: false,
    logLevel: 'error',
    define: { __DEV__: 'true' },
    appType: rendering === 'client' ? 'spa' : 'custom',
    // Listed here, because Vite would reload the page when it finds them later.
    optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime'] },
    server: { middlewareMode: { server }, hmr: { server }, fs: { strict: false } },
    plugins: [wechatSimulator()],
  });
  server.on('request', (request, response) => {
    vite.middlewares(request, response, async () => {
      const { pathname, search, origin } = new URL(request.url ?? '/', `http://${request.headers.host}`);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const app = (await vite.ssrLoadModule('/server.tsx')) as typeof import('./server.js');
      if (rendering === 'stream') return app.renderDocument(origin, search, response);
      const page = await vite.transformIndexHtml(pathname, readFileSync(`${ROOT}/index.html`, 'utf8'));
      response.end(page.replace('<!--app-->', app.renderLogin(origin, search)));
    });
  });
  return {
    address: `http://localhost:${await listen(server)}/`,
    async close() {
      await vite.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(cacheDir, { recursive: true });
    },
  };
}
