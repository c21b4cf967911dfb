import { syncBuiltinESMExports } from 'node:module';
import net, { type Socket } from 'node:net';
import tls from 'node:tls';

const API = 'api.weixin.qq.com';
const ENTRY = 'wechat-qr-login/simulator/node';

interface Target {
  host?: string | undefined;
  port?: number | string | undefined;
  servername?: string | undefined;
}

/** The options among the arguments of `connect`, which Node has normalized to an array already or not. */
const findTarget = (list: unknown[]): Target => {
  const [first, second] = list.flat();
  return (typeof first === 'object' && first) || (typeof second === 'string' ? { host: second } : {});
};

/** Replaces the error of a connection to the simulator by one that says what to do. */
function explain(error: NodeJS.ErrnoException, simulator: URL): Error {
  const { origin } = simulator;
  return Object.assign(
    new Error(
      `${ENTRY}: no WeChat simulator listens at ${origin} (${error.code}). Start it with "npx wechat-qr-login-simulator", or add the Vite plugin. If its address is another one, set WECHAT_SIMULATOR.`,
      { cause: error },
    ),
    { code: error.code },
  );
}

/**
 * Sends this process's connections to api.weixin.qq.com to the simulator, over plain HTTP: those of `fetch`, undici,
 * `node:https` and everything that is built on them. All of them connect through `tls.connect` or a socket's `connect`.
 * HTTP/2 is not supported.
 */
export function redirectApi(simulator: URL): void {
  const { connect } = net.Socket.prototype as { connect(this: Socket, ...list: unknown[]): Socket };
  const connectTls = tls.connect as (...list: unknown[]) => Socket;
  let isReported = false;

  function redirect(socket: Socket, target: Target): void {
    // Servers such as "next start" set it after they have started.
    if (process.env.NODE_ENV === 'production') throw new Error(`${ENTRY} does not run in production.`);
    target.host = simulator.hostname.replace(/^\[|\]$/g, '');
    target.port = simulator.port || 80;
    let isConnected = false;
    socket.once('connect', () => {
      isConnected = true;
    });
    const { _destroy } = socket;
    socket._destroy = (error, callback) => {
      // Clients also end connections that have worked with an error, for example idle ones.
      if (!error || isConnected) return _destroy.call(socket, error, callback);
      const explained = explain(error, simulator);
      // Frameworks often report only "fetch failed".
      if (!isReported) console.error(explained.message);
      isReported = true;
      _destroy.call(socket, explained, callback);
    };
  }

  net.Socket.prototype.connect = function (this: Socket, ...list: unknown[]) {
    const target = findTarget(list);
    if (target.host === API) redirect(this, target);
    return connect.apply(this, list);
  } as typeof net.Socket.prototype.connect;

  tls.connect = ((...list: unknown[]) => {
    const { host, servername } = findTarget(list);
    if (host !== API && servername !== API) return connectTls(...list);
    const socket = net.connect({ host: API, port: 443 });
    const onSecure = list.find((value) => typeof value === 'function') as (() => void) | undefined;
    if (onSecure) socket.once('secureConnect', onSecure);
    // Nothing is encrypted. Clients wait for this event before they write.
    socket.once('connect', () => socket.emit('secureConnect'));
    return Object.assign(socket, { encrypted: true, authorized: true });
  }) as typeof tls.connect;
  syncBuiltinESMExports();
}
