import { SCRIPT_PATH } from './create-script.js';

/** The port of `npx wechat-qr-login-simulator`. */
export const DEFAULT_PORT = 8788;
/** Where `wechat-qr-login/simulator/node` looks for the simulator. */
export const DEFAULT_ORIGIN = `http://127.0.0.1:${DEFAULT_PORT}`;

/** Lists the addresses of a running simulator, and how a server uses it, for a terminal. */
export function formatAddresses({ origin, phoneOrigin }: { origin: string; phoneOrigin: string }): string {
  const variable = origin === DEFAULT_ORIGIN ? '' : `WECHAT_SIMULATOR=${origin} `;
  const lines = [
    ['WeChat simulator', origin],
    ...(phoneOrigin === origin ? [] : [['For phones', phoneOrigin]]),
    ['Script', origin + SCRIPT_PATH],
    ['Login', `${origin}/connect/qrconnect`],
    ['API', `${origin}/sns/…`],
    ['QR codes so far', `${origin}/`],
    ['Node server', `${variable}node --import wechat-qr-login/simulator/node server.js`],
    ['Other servers', `use ${origin} instead of https://api.weixin.qq.com`],
  ] as const;
  return lines.map(([name, value]) => `${`${name}:`.padEnd(18)}${value}`).join('\n');
}
