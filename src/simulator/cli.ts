#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { DEFAULT_PORT, formatAddresses } from './format-addresses.js';
import { runSimulator } from './run-simulator.js';

const USAGE = `wechat-qr-login-simulator

Simulates WeChat's QR login for tests and local development. This is not WeChat.

Options:
  --port PORT          Port to listen on. 0 uses a free port. Default: ${DEFAULT_PORT}
  --host               Listen on the network so that a phone can scan the QR code.
                       Default: only this machine can connect
  --allowed-host NAME  Also answer under this host name, for example of a tunnel.
                       Can be repeated
  --help               Show this help`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: `${DEFAULT_PORT}` },
      host: { type: 'boolean' },
      'allowed-host': { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const running = await runSimulator(
    { allowedHosts: values['allowed-host'] },
    { host: values.host, port: Number(values.port) },
  );
  console.log(formatAddresses(running));
}

run().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const isTaken = error.code === 'EADDRINUSE';
  console.error(
    isTaken
      ? `Port ${error.port} is in use, perhaps by another simulator. Choose another one with --port, or a free one with --port 0.`
      : `${error.message}\n\n${USAGE}`,
  );
  process.exitCode = 1;
});
