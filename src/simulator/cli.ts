#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { SCRIPT_PATH } from './create-script.js';
import { runSimulator } from './run-simulator.js';

const USAGE = `wechat-qr-login-simulator

Simulates WeChat's QR login for tests and local development. This is not WeChat.

Options:
  --port PORT          Port to listen on. 0 uses a free port. Default: 8788
  --host               Listen on the network so that a phone can scan the QR code.
                       Default: only this machine can connect
  --allowed-host NAME  Also answer under this host name, for example of a tunnel.
                       Can be repeated
  --help               Show this help`;

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
  console.log(`WeChat simulator: ${origin}`);
  if (phoneOrigin !== origin) console.log(`For phones:       ${phoneOrigin}`);
  console.log(`Script:           ${origin}${SCRIPT_PATH}`);
  console.log(`QR page:          ${origin}/connect/qrconnect`);
  console.log(`API:              ${origin}/sns/…`);
}

run().catch((error: Error) => {
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
});
