/** Where WeChat's script stands, on whatever host. */
export const SCRIPT_PATH = '/connect/zh_CN/htmledition/js/wxLogin.js';

/** The versions of wxLogin.js that were seen between 2017 and 2026, by what each can do. */
export const SCRIPT_VERSIONS = ['V0', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'] as const;
/** One of them. */
export type ScriptVersion = (typeof SCRIPT_VERSIONS)[number];

/** How the script puts its frame into the container. All known versions append; the others stand for a future one. */
export type FrameInsertion = 'appendChild' | 'insertBefore' | 'replaceChildren' | 'later';

const INSERTIONS: Record<FrameInsertion, string> = {
  appendChild: 'box.innerHTML = ""; box.appendChild(frame);',
  insertBefore: 'box.innerHTML = ""; box.insertBefore(frame, null);',
  replaceChildren: 'box.replaceChildren(frame);',
  later: 'setTimeout(function () { box.replaceChildren(frame); }, 0);',
};

/** Adds the parameter only when the option has exactly the value that WeChat compares with. */
const when = (name: string, literal: string) =>
  `if (o.${name} === ${literal}) url += "&${name}=" + o.${name};`;

/**
 * A stand-in for wxLogin.js: same global, same query, same lack of encoding, same side effects as that version.
 * `origin` is where its frame goes.
 */
export function createScript(version: ScriptVersion, insertion: FrameInsertion, origin: string): string {
  const since = (first: ScriptVersion, code: string) =>
    SCRIPT_VERSIONS.indexOf(version) >= SCRIPT_VERSIONS.indexOf(first) ? code : '';
  return `/* Simulator of WeChat's wxLogin.js, ${version}. This is not WeChat. */
(function (window, document) {
  function WxLogin(o) {
    var url = ${JSON.stringify(origin)} + "/connect/qrconnect?appid=" + o.appid + "&scope=" + o.scope +
      "&redirect_uri=" + o.redirect_uri + "&state=" + o.state + "&login_type=jssdk";
    ${since('V1', 'url += "&self_redirect=" + (o.self_redirect === true ? "true" : o.self_redirect === false ? "false" : "default");')}
    ${since('V2', 'url += "&styletype=" + (o.styletype || "") + "&sizetype=" + (o.sizetype || "") + "&bgcolor=" + (o.bgcolor || "") + "&rst=" + (o.rst || "");')}
    ${since('V7', 'url += "&ts=" + Date.now();')}
    if (o.style) url += "&style=" + o.style;
    if (o.href) url += "&href=" + o.href;
    ${since('V3', when('lang', '"en"'))}
    ${since('V4', when('stylelite', '1') + when('fast_login', '0'))}
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
        if (event.origin !== ${JSON.stringify(origin)}) return;
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
