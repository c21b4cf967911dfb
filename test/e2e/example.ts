import { test as base } from 'playwright/test';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import { simulateWeChat } from '../../src/testing/playwright.js';
import { startServer } from '../start-server.js';

/** The servers in examples/, unchanged. */

const APP = { appid: 'wx0123456789abcdef', secret: 'sssh', name: 'Shop' };
const env = {
  PORT: '0',
  WECHAT_APP_ID: APP.appid,
  WECHAT_APP_SECRET: APP.secret,
  AUTH_SECRET: 'a secret of more than thirty-two characters',
};

/** The servers run for all tests. WeChat is replaced for each test. */
class Examples {
  wechat: WeChatSimulator | undefined;
  private readonly running = new Map<string, ReturnType<typeof startServer>>();

  async open(name: string): Promise<string> {
    const server = this.running.get(name) ?? this.start(name);
    this.running.set(name, server);
    return (await server).said[0];
  }

  private start(name: string) {
    const cwd = `${process.cwd()}/examples/${name}`;
    const wechat = { fetch: async (request: Request) => this.wechat?.fetch(request) ?? Response.error() };
    return startServer(wechat, ['server.mjs'], { cwd, env, ready: /http:\S+(?=\n)/ });
  }

  async close(): Promise<void> {
    for (const server of this.running.values()) await (await server).stop();
  }
}

export const withExample = base.extend<
  { wechat: WeChatSimulator; example: string; address: string },
  { examples: Examples }
>({
  example: ['node', { option: true }],
  examples: [
    async ({}, use) => {
      const examples = new Examples();
      await use(examples);
      await examples.close();
    },
    { scope: 'worker' },
  ],
  wechat: async ({ context }, use) => use(await simulateWeChat(context, { apps: [APP] })),
  address: async ({ example, examples, wechat }, use) => {
    examples.wechat = wechat;
    await use(await examples.open(example));
  },
});
