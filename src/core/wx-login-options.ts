/**
 * The options that go to WeChat, under WeChat's own names. They are a part of `QrLoginOptions`, which the component, the
 * hook and `createQrLogin` take.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/auth/web.md
 */
export interface WxLoginOptions {
  /** id of the container. @default the id that the container has, or a unique one */
  id?: string | undefined;
  /** AppID of the website app, from open.weixin.qq.com. */
  appid: string;
  /** The only scope that WeChat gives to websites is the default. @default snsapi_login */
  scope?: 'snsapi_login' | (string & {}) | undefined;
  /**
   * The callback address, raw: it is encoded exactly once here. A value that is already encoded is recognized. A path
   * that begins with `/` is resolved against the page's origin; a server, which does not know it, needs a full address.
   * On an https page an http address is refused in in-page mode, because browsers block it there.
   */
  redirect_uri: string;
  /** Compared when the callback comes back. Without control characters. @default 128 random bits from `crypto` */
  state?: string | undefined;
  /**
   * `true`: after the scan the frame itself goes to `redirect_uri`, and the result is read there (in-page mode).
   * `false`: the top window goes there (whole-page mode).
   *
   * @default true if `onAuthorized` or `onRefused` is given, otherwise unset, which means the top window
   */
  self_redirect?: boolean | undefined;
  /** Colour of WeChat's texts: `white` is for dark pages. @default black */
  style?: 'black' | 'white' | undefined;
  /**
   * https or `data:text/css` address of a stylesheet for WeChat's page. Not together with `css`. WeChat ignores it with
   * `stylelite`.
   */
  href?: string | undefined;
  /** Language of WeChat's page, and the default language of the component's texts. @default cn */
  lang?: 'cn' | 'en' | undefined;
  /** WeChat's newer, smaller look. Needs at least 220 x 220 px. */
  stylelite?: boolean | 0 | 1 | undefined;
  /**
   * `0` or `false` turns off the quick login that desktop WeChat offers before the QR code. WeChat ignores it without
   * `stylelite`.
   */
  fast_login?: boolean | 0 | 1 | undefined;
  /** Light or dark look of WeChat's page, as far as its version knows the option. @default WeChat's */
  color_scheme?: 'auto' | 'light' | 'dark' | undefined;
}
