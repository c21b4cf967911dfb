/**
 * Returns whether the page runs inside WeChat's own browser. Visitors cannot scan a QR code there, so use
 * `createOfficialAccountUrl`. Returns `false` in WeCom's browser, although its user agent also contains WeChat's name.
 * Returns `false` on a server unless you pass the request's user agent.
 *
 * @example
 * isWeChatBrowser(request.headers.get('user-agent'));
 */
export function isWeChatBrowser(
  userAgent: string | null | undefined = globalThis.navigator?.userAgent,
): boolean {
  return /MicroMessenger/i.test(`${userAgent}`) && !/wxwork/i.test(`${userAgent}`);
}
