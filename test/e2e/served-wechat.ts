import { SCRIPT_PATH } from '../../src/simulator/create-script.js';
import { serveSimulator, type WeChatSimulator } from '../../src/simulator/index.js';

/** A simulator with a real server, for browser rules that do not apply to responses of Playwright. */
export interface ServedWeChat {
  /** The port on 127.0.0.1. */
  port: string;
  /** The options that make a login use this server. */
  addresses: { scriptUrl: string; authorizationEndpoint: string };
  close(): Promise<void>;
}

/** Serves WeChat from a loopback address, which is another site than the site under test. */
export async function serveWeChat(wechat: Pick<WeChatSimulator, 'fetch'>): Promise<ServedWeChat> {
  const { origin, close } = await serveSimulator(wechat);
  return {
    port: new URL(origin).port,
    addresses: {
      scriptUrl: `${origin}${SCRIPT_PATH}`,
      authorizationEndpoint: `${origin}/connect/qrconnect`,
    },
    close,
  };
}
