import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeChatSimulator, type SimulatorServer, serveSimulator } from '../../src/simulator/index.js';
import { readOutput } from '../run-program.js';

/** `wechat-qr-login/simulator/node` in other versions of Node. Its other tests are in test/package. */

let simulator: SimulatorServer;
beforeAll(async () => {
  simulator = await serveSimulator(createWeChatSimulator());
});
afterAll(() => simulator?.close());

const PROGRAM = `
  import https from 'node:https';
  const url = 'https://api.weixin.qq.com/sns/auth';
  const agent = new https.Agent({ keepAlive: true });
  const get = (options) => new Promise((resolve, reject) =>
    https.get(url, options, async (answer) => resolve(JSON.parse((await answer.toArray()).join('')).errcode)).on('error', reject));
  const answers = [(await (await fetch(url)).json()).errcode, await get({}), await get({ agent }), await get({ agent })];
  agent.destroy();
  console.log(process.version, answers.join());`;

const system = process.platform === 'win32' ? 'win' : process.platform;

test.each(['18.19.0', '20', '22', '24'])(
  'Node %s reaches the simulator with fetch and node:https',
  async (version) => {
    const node = ['--yes', '--package', `node-${system}-${process.arch}@${version}`, '--', 'node'];
    const stdout = await readOutput(
      'npx',
      [...node, '--import', 'wechat-qr-login/simulator/node', '--input-type=module', '-e', PROGRAM],
      {
        env: { WECHAT_SIMULATOR: simulator.origin },
        limit: 110_000,
      },
    );
    expect(stdout).toMatch(new RegExp(`^v${version}.* 41001,41001,41001,41001`));
  },
);
