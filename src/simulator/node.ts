/**
 * Sends the requests of a Node server to api.weixin.qq.com to the WeChat simulator, in development. Load it before your
 * server: `node --import wechat-qr-login/simulator/node server.js`, or with `NODE_OPTIONS`. It exports nothing.
 *
 * - It works for `fetch`, undici, `node:https` and libraries that are built on them, in ES modules and CommonJS.
 * - `WECHAT_SIMULATOR` is the address of the simulator. Default: `http://127.0.0.1:8788`, the default of
 *   `npx wechat-qr-login-simulator`.
 * - With `NODE_ENV=production` the process ends with an error, because a simulated WeChat confirms every identity.
 * - Without a running simulator, requests fail with an error that says so.
 *
 * @example
 * // package.json, for Next.js
 * { "scripts": { "dev": "NODE_OPTIONS='--import wechat-qr-login/simulator/node' next dev" } }
 *
 * @module wechat-qr-login/simulator/node
 */
import { DEFAULT_ORIGIN } from './format-addresses.js';
import { parseUrl } from './parse-url.js';
import { redirectApi } from './redirect-api.js';

const { NODE_ENV, WECHAT_SIMULATOR = DEFAULT_ORIGIN } = process.env;

function exit(problem: string): never {
  console.error(`wechat-qr-login/simulator/node: ${problem}`);
  process.exit(1);
}

if (NODE_ENV === 'production') {
  exit(
    'NODE_ENV is production, and a simulated WeChat confirms every identity. Start the server without --import wechat-qr-login/simulator/node, and remove it from NODE_OPTIONS.',
  );
}
const simulator = parseUrl(WECHAT_SIMULATOR);
if (simulator?.protocol !== 'http:') {
  exit(
    `WECHAT_SIMULATOR must be an http address, for example ${DEFAULT_ORIGIN}. It is "${WECHAT_SIMULATOR}".`,
  );
}
redirectApi(simulator);
