import { networkInterfaces } from 'node:os';
import { createWeChatSimulator, type WeChatSimulator } from './create-wechat-simulator.js';
import { isEverywhere } from './is-allowed-host.js';
import { type SimulatorServer, serveSimulator } from './serve-simulator.js';
import type { WeChatSimulatorOptions } from './wechat-simulator-options.js';

/** Returns an IPv4 address under which other devices in the network reach this machine. */
function findNetworkAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
}

/** A simulator with a server that listens. */
export interface RunningSimulator extends SimulatorServer {
  wechat: WeChatSimulator;
  /** The origin for phones: a network address if the server listens on all addresses, otherwise `origin`. */
  phoneOrigin: string;
}

/**
 * Creates a simulator and starts a server for it. Its QR codes contain an address that a phone can reach, if the server
 * listens on the network.
 *
 * - `host`: the address to listen on. `true` and `0.0.0.0` stand for all addresses. Default: `127.0.0.1`
 * - `port`: the port to listen on. Default: a free port
 *
 * Rejects if the port is taken.
 */
export async function runSimulator(
  options: WeChatSimulatorOptions,
  { host, port }: { host?: string | boolean | undefined; port?: number | undefined },
): Promise<RunningSimulator> {
  let networkOrigin: string | undefined;
  const wechat = createWeChatSimulator({
    ...options,
    // A getter, because the port is only known when the server listens. QR codes are created after that.
    get phoneOrigin() {
      return options.phoneOrigin ?? networkOrigin;
    },
  });
  const server = await serveSimulator(wechat, {
    host: isEverywhere(host) ? '0.0.0.0' : `${host || '127.0.0.1'}`,
    ...(port !== undefined && { port }),
  });
  const address = isEverywhere(host) ? findNetworkAddress() : undefined;
  if (address) networkOrigin = `http://${address}:${new URL(server.origin).port}`;
  return { ...server, wechat, phoneOrigin: networkOrigin ?? server.origin };
}
