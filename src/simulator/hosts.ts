/** Which of WeChat's hosts answers which paths. */
const HOSTS: readonly [host: string, path: RegExp][] = [
  ['res.wx.qq.com', /^\/connect\/zh_CN\/htmledition\/js\//],
  ['lp.open.weixin.qq.com', /^\/connect\/l\//],
  ['open.weixin.qq.com', /^\/connect\/(?!l\/|zh_CN\/)/],
  ['api.weixin.qq.com', /^\/(sns|wxa)\/|^\/cgi-bin\/stable_token$/],
];

/** Their names. */
export const WECHAT_HOSTS = HOSTS.map(([host]) => host);

/** Every https address of those hosts: what has to be routed to the simulator. */
export const WECHAT_ADDRESSES = new RegExp(
  `^https://(${WECHAT_HOSTS.map((host) => host.replaceAll('.', '\\.')).join('|')})/`,
);

/** Whether a request is for one of WeChat's own host names (routed to the simulator) and not for an origin of ours. */
export const isWeChatHost = ({ hostname }: URL) => hostname.endsWith('.qq.com');

/** Where the request was sent; `https` if a tunnel or proxy in front of the simulator says so. */
export function getOrigin({ url, headers }: Request): string {
  const { origin } = new URL(url);
  return headers.get('x-forwarded-proto') === 'https' ? origin.replace(/^http:/, 'https:') : origin;
}

/** Under WeChat's own names each host answers only what is its; an origin of ours answers everything. */
export const isAnswered = (url: URL) =>
  !isWeChatHost(url) || HOSTS.some(([host, path]) => host === url.hostname && path.test(url.pathname));
