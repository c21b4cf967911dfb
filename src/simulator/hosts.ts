/** WeChat's hosts, and the paths that each of them serves. */
const HOSTS: readonly [host: string, path: RegExp][] = [
  ['res.wx.qq.com', /^\/connect\/zh_CN\/htmledition\/js\//],
  ['lp.open.weixin.qq.com', /^\/connect\/l\//],
  ['open.weixin.qq.com', /^\/connect\/(?!l\/|zh_CN\/)/],
  ['api.weixin.qq.com', /^\/(sns|wxa)\/|^\/cgi-bin\/stable_token$/],
];

/** The names of the hosts that the simulator replaces. */
export const WECHAT_HOSTS = HOSTS.map(([host]) => host);

/** Matches every https address of these hosts. Route the matching requests to the simulator. */
export const WECHAT_ADDRESSES = new RegExp(
  `^https://(${WECHAT_HOSTS.map((host) => host.replaceAll('.', '\\.')).join('|')})/`,
);

/** Checks whether a request was sent to one of WeChat's own host names and not to the simulator's origin. */
export const isWeChatHost = ({ hostname }: URL): boolean => hostname.endsWith('.qq.com');

/** Returns the origin of a request, with `https:` if a tunnel or proxy reports it in `X-Forwarded-Proto`. */
export function getOrigin({ url, headers }: Request): string {
  const { origin } = new URL(url);
  return headers.get('x-forwarded-proto') === 'https' ? origin.replace(/^http:/, 'https:') : origin;
}

/** Returns the origin of one of WeChat's hosts if the request was sent to one of them. Undefined for the simulator's own. */
export const getHostOrigin = (request: Request, host: string): string | undefined =>
  isWeChatHost(new URL(request.url)) ? `https://${host}` : undefined;

/**
 * Checks whether the simulator serves an address. Each of WeChat's hosts serves only its own paths. The simulator's
 * origin serves all paths.
 */
export const isServed = (url: URL): boolean =>
  !isWeChatHost(url) || HOSTS.some(([host, path]) => host === url.hostname && path.test(url.pathname));
