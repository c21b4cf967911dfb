/**
 * The place of `code` and `state` in the redirect's address:
 *
 * - `end`: at the very end, even inside a fragment, as WeChat does after a scan
 * - `query`: before the `#`, as WeChat's quick login does
 * - `both`: in both places, which has also been reported
 */
export type CodePlacement = 'end' | 'query' | 'both';

/** A login: one request of the QR page, or of the official account's page inside WeChat. */
export interface SimulatedLogin {
  readonly uuid: string;
  readonly appid: string;
  /** `snsapi_login` for a website, `snsapi_base` or `snsapi_userinfo` for an official account. */
  readonly scope: string;
  readonly redirect_uri: string;
  readonly state: string;
  /** The query of the page's address, decoded once, as WeChat receives it. */
  readonly query: Readonly<Record<string, string>>;
  /** Time when the login expires, in ms on the simulator's clock. */
  readonly expires: number;
  /** The number that WeChat's poll answers: 408 waiting, 404 scanned, 405 confirmed, 403 canceled, 402 expired. */
  status: number;
  /** The code for the website's server. Empty until the login is approved. */
  code: string;
  /** The place of code and state in the redirect's address. */
  placement: CodePlacement;
}

/** Checks whether a login is a website's, with a QR code, and not an official account's inside WeChat. */
export const isWebsiteLogin = ({ scope }: Pick<SimulatedLogin, 'scope'>): boolean => scope === 'snsapi_login';
