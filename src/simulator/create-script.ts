/** The path of WeChat's script. */
export const SCRIPT_PATH = '/connect/zh_CN/htmledition/js/wxLogin.js';

/** The versions of wxLogin.js that were seen between 2017 and 2026. The names are ours: WeChat does not number them. */
export const SCRIPT_VERSIONS = ['V0', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'] as const;
/** A version of wxLogin.js. */
export type ScriptVersion = (typeof SCRIPT_VERSIONS)[number];

/**
 * How the script inserts its frame into the container. All known versions use `appendChild`. The others imitate what a
 * future version could do; `later` inserts the frame after the call has returned.
 */
export type FrameInsertion = 'appendChild' | 'insertBefore' | 'replaceChildren' | 'later';

const INSERTIONS: Record<FrameInsertion, string> = {
  appendChild: 'box.innerHTML = ""; box.appendChild(frame);',
  insertBefore: 'box.innerHTML = ""; box.insertBefore(frame, null);',
  replaceChildren: 'box.replaceChildren(frame);',
  later: 'setTimeout(function () { box.replaceChildren(frame); }, 0);',
};

/** Creates code that adds a parameter if the option is strictly equal to a value, as WeChat's script compares it. */
const addIfEqual = (name: string, literal: string) =>
  `if (o.${name} === ${literal}) url += "&${name}=" + o.${name};`;

/**
 * Creates a script that imitates a version of wxLogin.js. It has the same global, the same query without encoding, and
 * the same side effects. It contains no code of WeChat's.
 *
 * @param origin Origin of the QR page in the frame.
 * @param isOwn Whether `origin` is the script's own origin. The script then reads its origin in the browser, because
 * proxies and online editors change the `Host` header. It uses `origin` only if the script has no address.
 */
export function createScript(
  version: ScriptVersion,
  insertion: FrameInsertion,
  origin: string,
  isOwn: boolean,
): string {
  const since = (first: ScriptVersion, code: string) =>
    SCRIPT_VERSIONS.indexOf(version) >= SCRIPT_VERSIONS.indexOf(first) ? code : '';
  return `/* WeChat simulator: imitates wxLogin.js ${version}. This is not WeChat. */
(function (window, document) {
  var script = ${isOwn && 'document.currentScript'};
  var origin = script && script.src ? new URL(script.src).origin : ${JSON.stringify(origin)};
  function WxLogin(o) {
    var url = origin + "/connect/qrconnect?appid=" + o.appid + "&scope=" + o.scope +
      "&redirect_uri=" + o.redirect_uri + "&state=" + o.state + "&login_type=jssdk";
    ${since('V1', 'url += "&self_redirect=" + (o.self_redirect === true ? "true" : o.self_redirect === false ? "false" : "default");')}
    ${since('V2', 'url += "&styletype=" + (o.styletype || "") + "&sizetype=" + (o.sizetype || "") + "&bgcolor=" + (o.bgcolor || "") + "&rst=" + (o.rst || "");')}
    ${since('V7', 'url += "&ts=" + Date.now();')}
    if (o.style) url += "&style=" + o.style;
    if (o.href) url += "&href=" + o.href;
    ${since('V3', addIfEqual('lang', '"en"'))}
    ${since('V4', addIfEqual('stylelite', '1') + addIfEqual('fast_login', '0'))}
    ${since('V6', 'if (o.color_scheme) url += "&color_scheme=" + o.color_scheme;')}
    var frame = document.createElement("iframe");
    frame.src = url;
    frame.frameBorder = "0";
    frame.allowTransparency = "true";
    frame.scrolling = "no";
    frame.width = "300px";
    frame.height = "400px";
    ${since('V7', 'frame.allow = "local-network-access";')}
    var box = document.getElementById(o.id);
    ${INSERTIONS[insertion]}
    ${since(
      'V5',
      `if (typeof o.onReady === "function") {
      var listener = function (event) {
        if (event.origin !== origin) return;
        try {
          var message = JSON.parse(event.data);
          if (message.status === "wxReady") o.onReady(true);
          ${since('V7', 'if (message.status === "wxQRcodeReady" && o.onQRcodeReady) o.onQRcodeReady();')}
        } catch (error) {}
      };
      window.addEventListener("message", listener);
      o.onCleanup = function () { window.removeEventListener("message", listener); };
    } else o.onCleanup = function () {};`,
    )}
  }
  window.WxLogin = WxLogin;
})(window, document);
`;
}
