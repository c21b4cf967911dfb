import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WECHAT_HOSTS } from '../../src/simulator/hosts.js';
import { createWeChatSimulator, serveSimulator, type WeChatSimulator } from '../../src/simulator/index.js';
import { buildService, DeployedServer, ENVIRONMENT } from '../service/deployment.js';
import { APP } from '../service/support.js';
import { startNetwork } from './start-network.js';

const LOGIN = 'https://login.example';
/** Address at which the application gets the result. */
export const CALLBACK = 'https://shop.example/callback';

/** The built login service, an application that signs its visitors in with it, and WeChat. */
export interface HostedLogin {
  /** Host and port of the proxy that forwards to them. */
  proxy: string;
  wechat: WeChatSimulator;
  /** Address that the application redirects visitors to for the login. */
  authorizationUrl: string;
  close(): Promise<void>;
}

const connections = {
  connections: [{ id: 'website', type: 'website', appId: APP.appid, appSecret: APP.secret }],
  applications: [
    { clientId: 'shop', clientSecret: 'secret-of-the-shop', name: 'Shop', redirectUris: [CALLBACK] },
  ],
};

/** Builds the service and starts it in a process of its own. */
export async function startHostedLogin(): Promise<HostedLogin> {
  const closes: (() => unknown)[] = [];
  const close = async () => {
    for (const end of closes.splice(0).reverse()) await end();
  };
  try {
    const wechat = createWeChatSimulator({ apps: [APP] });
    const api = await serveSimulator(wechat);
    closes.push(api.close);
    const folder = mkdtempSync(join(tmpdir(), 'hosted-login-'));
    closes.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'connections.json');
    writeFileSync(file, JSON.stringify(connections));
    await buildService();
    const { BETTER_AUTH_SECRET } = ENVIRONMENT;
    const settings = { BETTER_AUTH_SECRET, BETTER_AUTH_URL: LOGIN, CONNECTIONS_FILE: file };
    const server = await DeployedServer.start({ ...settings, DATA_DIR: join(folder, 'data') }, api.origin);
    closes.push(() => server.stop());
    const network = await startNetwork(async (request) => {
      const { hostname } = new URL(request.url);
      if (WECHAT_HOSTS.includes(hostname)) return wechat.fetch(request);
      if (hostname !== new URL(LOGIN).hostname) return new Response('Welcome to the shop');
      const { body, status, headers } = await server.fetch(request);
      const passed = new Headers(headers);
      // `fetch` has decompressed the body.
      for (const name of ['content-encoding', 'content-length']) passed.delete(name);
      return new Response(body, { status, headers: passed });
    });
    closes.push(network.close);
    const request = new URLSearchParams({
      ...{ response_type: 'code', client_id: 'shop', redirect_uri: CALLBACK, scope: 'openid', state: 's' },
      ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
    });
    const authorizationUrl = `${LOGIN}/api/auth/oauth2/authorize?${request}`;
    return { proxy: network.proxy, wechat, authorizationUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
