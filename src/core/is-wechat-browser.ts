/**
 * Tells whether the page runs inside WeChat's own browser, where visitors have nothing to scan with: use
 * `createOfficialAccountUrl` there. `false` in WeCom's browser, which has WeChat's name in its user agent, too.
 * `false` on a server unless you pass the request's user agent.
 *
 * @example
 * isWeChatBrowser(request.headers.get('user-agent'));
 */
export function isWeChatBrowser(
  userAgent: string | null = typeof navigator === 'undefined' ? '' : navigator.userAgent,
): boolean {
  return /MicroMessenger/i.test(userAgent ?? '') && !/wxwork/i.test(userAgent ?? '');
}
