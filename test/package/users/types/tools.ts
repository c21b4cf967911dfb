import { setupServer } from 'msw/node';
import { chromium } from 'playwright';
import type { UserConfig } from 'vite';
import { createWeChatSimulator, SCRIPT_VERSIONS, serveSimulator } from 'wechat-qr-login/simulator';
import { wechatSimulator } from 'wechat-qr-login/simulator/vite';
import { installFakeWxLogin } from 'wechat-qr-login/testing';
import { weChatHandlers } from 'wechat-qr-login/testing/msw';
import { simulateWeChat } from 'wechat-qr-login/testing/playwright';

/** The types that tests and development servers use. */

export const config: UserConfig = { plugins: [wechatSimulator({ port: 5174 })] };
export const simulator = createWeChatSimulator({ scriptVersion: 'V7' });
export const server = setupServer(...weChatHandlers(simulator));
export const versions: readonly string[] = Object.keys(SCRIPT_VERSIONS);

export async function scan(): Promise<string | undefined> {
  const { origin, close } = await serveSimulator(simulator);
  const page = await (await chromium.launch()).newPage({ baseURL: origin });
  const wechat = await simulateWeChat(page);
  const fake = installFakeWxLogin();
  const { code } = wechat.approve();
  fake.restore();
  await close();
  return code;
}
