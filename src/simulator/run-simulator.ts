import { networkInterfaces } from 'node:os';
import {
  createWeChatSimulator,
  type WeChatSimulator,
  type WeChatSimulatorOptions,
} from './create-wechat-simulator.js';
import { isEverywhere } from './is-allowed-host.js';
import { type SimulatorServer, serveSimulator } from './serve-simulator.js';

/** The address under which a phone on the same network finds this machine. */
function findNetworkAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
}

export interface RunningSimulator extends SimulatorServer {
  wechat: WeChatSimulator;
  /** Where a phone finds it: on the network if it listens there. */
  phoneOrigin: string;
}

/**
 * A simulator that listens: on loopback, on one address, or (`host: true` or `0.0.0.0`) on all, and whose QR codes name an address
 * that a phone can reach.
 */
export async function runSimulator(
  options: WeChatSimulatorOptions,
  { host, port }: { host?: string | boolean | undefined; port?: number | undefined },
): Promise<RunningSimulator> {
  let networkOrigin: string | undefined;
  const wechat = createWeChatSimulator({
    ...options,
    // Known only once it listens, and the QR code is asked for later than that.
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
