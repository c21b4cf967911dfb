import { warnOnce } from '../../shared/warn-once.js';

/**
 * Hosts of a local network: names without a dot or under a local domain; loopback, private and link-local addresses.
 *
 * @see https://wicg.github.io/local-network-access/#ip-address-space-heading
 */
const LOCAL_HOSTS = [
  /^[^.:]+$/,
  /\.(localhost|local|internal|lan)$/,
  /^(127\.\d+|10\.\d+|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d+){2}$/,
  /\[(::1\]|f[cd]\w\w:|fe[89ab]\w:)/,
];

const isLocal = (origin: string) => LOCAL_HOSTS.some((hosts) => hosts.test(new URL(origin).hostname));

/** Warns that the first page of the frame sends no message, although it should come from a simulator. */
export function warnAboutSilentSimulator(frameOrigin: string): void {
  if (!isLocal(frameOrigin)) return;
  warnOnce(
    `The page at ${frameOrigin} (authorizationEndpoint) sends no message, so it is probably the browser's error page. Does the simulator run there? Start it with npx wechat-qr-login-simulator.`,
  );
}

/** Warns that the frame has gone to a page that cannot be read and sends no message. */
export function warnAboutSilence(callbackOrigin: string): void {
  const { origin } = window;
  if (origin === 'null') {
    warnOnce(
      'This page has no origin (a file: address, as in Electron, or a sandbox), so no redirect page can send it the result. Serve the page over http(s), or use a link.',
    );
  } else if (isLocal(callbackOrigin)) {
    warnOnce(
      `The frame did not come back to ${callbackOrigin}. This site is on a local network and WeChat is public: Chrome 142 and newer block WeChat's redirect unless the visitor grants local network access, and always block it to a plain http address. Use self_redirect: false, so that the whole page goes there. If your callback loads but stays silent, it must not forbid frames. On another origin, it must call relayCallback({ targetOrigin: '${origin}' }).`,
    );
  } else if (origin === callbackOrigin) {
    warnOnce(
      'The frame went to a page that cannot be read. If it is your callback, it must not send X-Frame-Options: DENY or redirect to another origin.',
    );
  } else {
    warnOnce(
      `The frame went to another page and stays silent. If it is your callback on ${callbackOrigin}, call relayCallback({ targetOrigin: '${origin}' }) there.`,
    );
  }
}
