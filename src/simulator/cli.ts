#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { runSimulator } from './run-simulator.js';
import { SCRIPT_PATH } from './script.js';

const USAGE = `wechat-qr-login-simulator: a stand-in for WeChat's QR login. It is not WeChat.

  --port PORT   default 8788; 0 takes a free one
  --host        listen on the network, so that a phone can scan; default: this machine only
  --allowed-host NAME
                answer under this host name, too: for a tunnel, or a name in your network; repeatable
  --help`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8788' },
      host: { type: 'boolean' },
      'allowed-host': { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const { origin, phoneOrigin } = await runSimulator(
    { allowedHosts: values['allowed-host'] },
    { host: values.host, port: Number(values.port) },
  );
  console.log(`WeChat is simulated at ${origin}`);
  if (phoneOrigin !== origin) console.log(`phones on your network scan ${phoneOrigin}`);
  console.log(`script:   ${origin}${SCRIPT_PATH}`);
  console.log(`login:    ${origin}/connect/qrconnect`);
  console.log(`api:      ${origin}/sns/…`);
}

run().catch((error: Error) => {
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
});
