/**
 * A Vite plugin that runs the WeChat simulator next to the dev server.
 *
 * @module wechat-qr-login/simulator/vite
 */
import type { Plugin } from 'vite';
import { createHtmlRewriter, replaceAddresses } from './create-html-rewriter.js';
import { createMiddleware } from './create-middleware.js';
import { SCRIPT_PATH } from './create-script.js';
import { createWeChatSimulator } from './create-wechat-simulator.js';
import { formatAddresses } from './format-addresses.js';
import { isEverywhere } from './is-allowed-host.js';
import { rewriteResponse } from './rewrite-response.js';
import { type RunningSimulator, runSimulator } from './run-simulator.js';
import type { WeChatSimulatorOptions } from './wechat-simulator-options.js';

/** Options of the Vite plugin. */
export interface WeChatSimulatorPluginOptions extends WeChatSimulatorOptions {
  /** The simulator's port. Set it if your code contains the simulator's address. @default a free port */
  port?: number;
  /**
   * Serves the simulator under `/connect/` of the dev server, and not on a port of its own. Use it where a browser reaches
   * only one port: in StackBlitz and other online editors. WeChat's frame is then not cross-origin, as it is in
   * production. `port` has no effect.
   *
   * @default false
   */
  sameOrigin?: boolean;
  /**
   * Whether the simulator also runs while Vitest runs, which has Vite servers of its own. Unit tests usually use
   * `installFakeWxLogin` instead, and the dev server's simulator may have the port already.
   *
   * @default false
   */
  vitest?: boolean;
}

/** Starts the simulator. Rejects with an error that says which option to change if the port is taken. */
function start(...[options, server]: Parameters<typeof runSimulator>): Promise<RunningSimulator> {
  return runSimulator(options, server).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(
      `wechatSimulator() of wechat-qr-login/simulator/vite: port ${server.port} is in use, perhaps by another dev server. Stop that program, or change the plugin's option "port".`,
      { cause: error },
    );
  });
}

/**
 * The running simulators by port. When Vite restarts, it creates the new server before it closes the old one. The old
 * simulator then still uses the port, so the plugin closes it first.
 */
const listening = new Map<number, RunningSimulator>();

/**
 * Creates a Vite plugin that runs the WeChat simulator while the dev server runs. It has no effect on builds.
 *
 * - The simulator has a separate origin, because WeChat's frame is also cross-origin.
 * - The plugin adds the simulator's script to every HTML page of the dev server, including server-rendered pages. The
 *   script defines `WxLogin` before your code runs, so the page does not load WeChat's script.
 * - Addresses of WeChat's script in these pages are replaced by the simulator's. Pages that do not pass through Vite's
 *   dev server keep them.
 * - With `vite --host`, a phone in your network can scan the QR codes.
 * - The simulator also answers under the host names in Vite's `server.allowedHosts`.
 *
 * In StackBlitz and other online editors, set `sameOrigin`.
 *
 * Links, pop-ups and `script="none"` do not use `WxLogin`. To direct them to the simulator, set `port` and use the
 * simulator's address as `authorizationEndpoint` during development.
 *
 * It does nothing in Vitest, unless `vitest` is `true`. Vite does not start if another program uses the port.
 *
 * @example
 * // vite.config.ts
 * export default defineConfig({ plugins: [react(), wechatSimulator({ port: 8788 })] });
 *
 * // in the page, for links, pop-ups and script="none"
 * const authorizationEndpoint = import.meta.env.DEV ? 'http://127.0.0.1:8788/connect/qrconnect' : undefined;
 */
export function wechatSimulator(pluginOptions: WeChatSimulatorPluginOptions = {}): Plugin {
  const { port, sameOrigin, vitest = false, ...options } = pluginOptions;
  /** Oldest first. While Vite restarts, there are two. */
  const running: RunningSimulator[] = [];
  /** With `vite --host`, a phone can open the page. Its "localhost" is the phone, so it gets the network address. */
  const getScriptUrl = (host: string | boolean | undefined): string | undefined => {
    if (sameOrigin) return SCRIPT_PATH;
    const simulator = running.at(-1);
    if (!simulator) return;
    return (isEverywhere(host) ? simulator.phoneOrigin : simulator.origin) + SCRIPT_PATH;
  };
  return {
    name: 'wechat-qr-login-simulator',
    apply: 'serve',
    configureServer: {
      // This middleware has to run before those of plugins that answer with server-rendered pages.
      order: 'pre',
      async handler(server) {
        const { host, allowedHosts } = server.config.server;
        if (!vitest && server.config.plugins.some(({ name }) => /^vitest(:|$)/.test(name))) return;
        const rewritePages = () =>
          server.middlewares.use((request, response, next) => {
            const scriptUrl = request.headers.accept?.includes('text/html') && getScriptUrl(host);
            if (scriptUrl) rewriteResponse(response, createHtmlRewriter(scriptUrl));
            next();
          });
        if (sameOrigin) {
          server.middlewares.use(createMiddleware(createWeChatSimulator(options)));
          rewritePages();
          return;
        }
        if (port) await listening.get(port)?.close();
        // Vite's list may also name this machine, so you do not have to repeat it.
        const names = [...(options.allowedHosts ?? []), ...(Array.isArray(allowedHosts) ? allowedHosts : [])];
        const started = await start({ ...options, allowedHosts: names }, { host, port });
        if (port) listening.set(port, started);
        running.push(started);
        // Vite before 8.3 has no `closeServer` hook. The HTTP server's `close` event is no replacement: in middleware
        // mode, for example in Vitest, there is no HTTP server.
        const close = server.close.bind(server);
        server.close = async () => {
          await Promise.all([started.close(), close()]);
          if (running.includes(started)) running.splice(running.indexOf(started), 1);
          if (port && listening.get(port) === started) listening.delete(port);
        };
        rewritePages();
        server.config.logger.info(`\n${formatAddresses(started).replace(/^/gm, '  ')}`);
      },
    },
    closeServer: () => running.shift()?.close(),
    transformIndexHtml(html, { server }) {
      const scriptUrl = getScriptUrl(server?.config.server.host);
      if (!scriptUrl) return;
      return {
        html: replaceAddresses(html, scriptUrl),
        tags: [{ tag: 'script', attrs: { src: scriptUrl }, injectTo: 'head-prepend' }],
      };
    },
  };
}
