import {
  createWeChatSimulator,
  serveSimulator,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from '../../src/simulator/index.js';
import { SCRIPT_PATH } from '../../src/simulator/script.js';

/** A simulator behind a real server, for rules of the browser that do not apply to answers that Playwright gives. */
export interface ServedWeChat {
  wechat: WeChatSimulator;
  /** The port on 127.0.0.1. */
  port: string;
  /** The options that make a login use this server. */
  addresses: { scriptUrl: string; authorizationEndpoint: string };
  close(): Promise<void>;
}

/** Serves WeChat from a loopback address, which is another site than the site under test. */
export async function serveWeChat(options?: WeChatSimulatorOptions): Promise<ServedWeChat> {
  const wechat = createWeChatSimulator(options);
  const { origin, close } = await serveSimulator(wechat);
  return {
    wechat,
    port: new URL(origin).port,
    addresses: {
      scriptUrl: `${origin}${SCRIPT_PATH}`,
      authorizationEndpoint: `${origin}/connect/qrconnect`,
    },
    close,
  };
}
