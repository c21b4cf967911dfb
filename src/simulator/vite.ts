/**
 * The simulator beside a Vite dev server.
 *
 * @module wechat-qr-login/simulator/vite
 */
import type { Plugin } from 'vite';
import type { WeChatSimulatorOptions } from './create-wechat-simulator.js';
import { isEverywhere } from './is-allowed-host.js';
import { createHtmlRewriter, replaceAddresses } from './rewrite-html.js';
import { rewriteResponse } from './rewrite-response.js';
import { type RunningSimulator, runSimulator } from './run-simulator.js';
import { SCRIPT_PATH } from './script.js';

/** The simulator's own options, and where it listens. */
export interface WeChatSimulatorPluginOptions extends WeChatSimulatorOptions {
  /** Port of the simulator. Default: a free one; set it to name the simulator in your code. */
  port?: number;
}

/** By port. A restarting Vite makes its new server before it closes the old one, whose simulator has the port still. */
const listening = new Map<number, RunningSimulator>();

/**
 * Gives a Vite dev server a WeChat: a simulator on a second origin (so that it is cross-site, as WeChat is), whose
 * `WxLogin` stands in the page before your code runs and is used instead of the real one. Nothing of it comes into a
 * build. With `vite --host` a phone on your network can scan its codes.
 *
 * Pages do not ask res.wx.qq.com: in HTML that passes through Vite's dev server, server-rendered or not, addresses of
 * WeChat's script become the simulator's. The simulator also answers under the names in Vite's `server.allowedHosts`.
 *
 * Links, pop-ups and `script="none"` do not ask `WxLogin`: they go where `authorizationEndpoint` says. Give the
 * simulator a `port`, and them its address while you develop. A port that another program has is an error, and Vite
 * does not start.
 *
 * @example
 * export default defineConfig({ plugins: [react(), wechatSimulator({ port: 8788 })] });
 * // in the page, for links and pop-ups:
 * const authorizationEndpoint = import.meta.env.DEV ? 'http://127.0.0.1:8788/connect/qrconnect' : undefined;
 */
export function wechatSimulator(pluginOptions: WeChatSimulatorPluginOptions = {}): Plugin {
  const { port, ...options } = pluginOptions;
  /** Oldest first: for a moment of each restart there are two. */
  const running: RunningSimulator[] = [];
  /** The page may be opened under another name than localhost: then the simulator is, too. */
  const getScriptUrl = (host: string | boolean | undefined): string | undefined => {
    const simulator = running.at(-1);
    if (!simulator) return;
    return (isEverywhere(host) ? simulator.phoneOrigin : simulator.origin) + SCRIPT_PATH;
  };
  return {
    name: 'wechat-qr-login-simulator',
    apply: 'serve',
    configureServer: {
      // Before plugins that answer with server-rendered pages.
      order: 'pre',
      async handler(server) {
        const { host, allowedHosts } = server.config.server;
        if (port) await listening.get(port)?.close();
        // A name under which Vite's pages open is a name of this machine.
        const names = [...(options.allowedHosts ?? []), ...(Array.isArray(allowedHosts) ? allowedHosts : [])];
        const started = await runSimulator({ ...options, allowedHosts: names }, { host, port });
        if (port) listening.set(port, started);
        running.push(started);
        // For Vite before 8.3, which knows no closeServer. Not when its HTTP server closes: inside Vitest and other
        // servers it has none, and would never end.
        const close = server.close.bind(server);
        server.close = async () => {
          await Promise.all([started.close(), close()]);
          if (running.includes(started)) running.splice(running.indexOf(started), 1);
          if (port && listening.get(port) === started) listening.delete(port);
        };
        server.middlewares.use((request, response, next) => {
          const scriptUrl = request.headers.accept?.includes('text/html') && getScriptUrl(host);
          if (scriptUrl) rewriteResponse(response, createHtmlRewriter(scriptUrl));
          next();
        });
        server.config.logger.info(`\n  WeChat is simulated at ${started.origin}`);
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
