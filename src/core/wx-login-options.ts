/**
 * The options that go to WeChat, by WeChat's own names. They are a part of `QrLoginOptions`, which the component, the
 * hook and `createQrLogin` accept.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/auth/web.md
 */
export interface WxLoginOptions {
  /** The `id` attribute of the container. @default the container's own, or a unique one */
  id?: string | undefined;
  /** AppID of the website app, from open.weixin.qq.com. */
  appid: string;
  /** Scope of the login. WeChat gives websites only the default. @default snsapi_login */
  scope?: 'snsapi_login' | (string & {}) | undefined;
  /**
   * The callback address. Do not encode it: the package does, and recognizes a value that is already encoded. A path
   * that begins with `/` is resolved against the page's origin. On a server, pass a full address. On an https page,
   * in-page mode requires an https address, because browsers block http frames there.
   */
  redirect_uri: string;
  /**
   * WeChat returns it with the result, and the package compares both. It must not contain control characters. @default
   * 128 random bits from `crypto`
   */
  state?: string | undefined;
  /**
   * `true`: after the scan, the frame goes to `redirect_uri`, and the package reads the result there (in-page mode).
   * `false`: the top window goes there (whole-page mode).
   *
   * @default true if `onAuthorized` or `onRefused` is set, otherwise unset, which means whole-page mode
   */
  self_redirect?: boolean | undefined;
  /** Color of WeChat's texts: `white` is for dark pages. @default black */
  style?: 'black' | 'white' | undefined;
  /**
   * https or `data:text/css` address of a stylesheet for WeChat's page. Not together with `css`. WeChat ignores it with
   * `stylelite`.
   */
  href?: string | undefined;
  /** Language of WeChat's page, and the default language of the component's texts. @default cn */
  lang?: 'cn' | 'en' | undefined;
  /** `1` or `true` selects WeChat's newer, smaller look. It needs at least 220 x 220 px. */
  stylelite?: boolean | 0 | 1 | undefined;
  /**
   * `0` or `false` turns off the quick login that desktop WeChat offers before the QR code. WeChat ignores it without
   * `stylelite`.
   */
  fast_login?: boolean | 0 | 1 | undefined;
  /** Light or dark look of WeChat's page, in versions that support the option. @default WeChat's */
  color_scheme?: 'auto' | 'light' | 'dark' | undefined;
}
