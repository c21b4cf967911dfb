import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { WECHAT_HOSTS } from '../../src/simulator/hosts.js';
import {
  createWeChatSimulator,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from '../../src/simulator/index.js';
import { bundleApp } from '../e2e/bundle-app.js';
import { createSite } from '../e2e/site/server.js';
import { createRestServer } from '../stand-ins/rest.js';
import { createElementPage } from './element-page.js';
import { type Network, startNetwork } from './start-network.js';
import { storagePages } from './storage-pages.js';

/** The login page's origin, and another site. */
export const SHOP = 'https://shop.example';
export const OTHER = 'https://other.example';

/** All servers that a page under test can connect to. */
export interface Servers {
  network: Network;
  wechat: WeChatSimulator;
  miniProgram: ReturnType<typeof createRestServer>;
  requests: ReturnType<typeof createSite>['requests'];
  /** The number of responses that told WeChat's page to navigate to `redirect_uri`. */
  countApprovals(): number;
  /** Resets the servers for the next test. */
  reset(options?: WeChatSimulatorOptions): void;
}

/** Starts site, WeChat and network. The site's page uses the packed package, built by Vite for `target`. */
export async function startServers(target: string): Promise<Servers> {
  const { unpacked: packageFolder } = inject('tarball');
  const chunks = await bundleApp(new URL('app.tsx', import.meta.url), {
    mode: 'production',
    target,
    packageFolder,
  });
  const callbackPage = readFileSync(`${packageFolder}/dist/callback.html`, 'utf8');
  const { app, requests } = createSite({ chunks, callbackPage });
  let approvals = 0;
  const elementPage = createElementPage(packageFolder);
  const servers: Servers = {
    network: await startNetwork(async (request) => {
      const { hostname, pathname } = new URL(request.url);
      if (WECHAT_HOSTS.includes(hostname)) {
        const response = await servers.wechat.fetch(request);
        if (pathname.startsWith('/connect/l/') && (await response.clone().text()).includes('wx_redirect="'))
          approvals++;
        return response;
      }
      if (pathname.startsWith('/storage/')) return storagePages.fetch(request);
      if (pathname.startsWith('/element')) return elementPage.fetch(request);
      const isMiniProgram = hostname === 'shop.example' && pathname.startsWith('/api/scan-login');
      const path = request.url.replace('/api/scan-login', '');
      return isMiniProgram ? servers.miniProgram.app.fetch(new Request(path, request)) : app.fetch(request);
    }),
    wechat: createWeChatSimulator(),
    miniProgram: createRestServer(),
    requests,
    countApprovals: () => approvals,
    reset(options) {
      servers.wechat = createWeChatSimulator(options);
      servers.miniProgram = createRestServer();
      requests.length = 0;
      approvals = 0;
    },
  };
  return servers;
}
