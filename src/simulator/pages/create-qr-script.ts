import { CANCELLED, EXPIRED, SCANNED } from '../logins.js';
import { toScriptValue } from './render-layout.js';

/** The values that the script needs. */
interface QrScriptConfig {
  uuid: string;
  /** Address of the poll. WeChat's is on another host. */
  poll: string;
  /** Whether to send `wxReady` and `wxQRcodeReady` to the page around the frame. */
  announce: boolean;
  self_redirect?: string | undefined;
  /** Whether a refusal returns the visitor to the page before. */
  goesBack?: boolean;
}

/**
 * Creates the script of the QR page, and of the official account's page, which has no picture. It behaves as WeChat's
 * does: it polls with script tags and navigates to `redirect_uri` itself. The page around the frame only gets `wxReady` and, when the picture is drawn, `wxQRcodeReady`.
 * While quick login is shown, it does not get the second one: whether WeChat sends it then is not known.
 */
export const createQrScript = (config: QrScriptConfig) => `
(function (config) {
  var announce = function (status) {
    if (config.announce && window.parent !== window) window.parent.postMessage(JSON.stringify({ type: "status", status: status }), "*");
  };
  var show = function (id) {
    document.querySelectorAll("[data-panel]").forEach(function (panel) { panel.hidden = panel.dataset.panel !== id; });
  };
  var mode = function (id) {
    document.querySelectorAll("[data-mode]").forEach(function (part) { part.hidden = part.dataset.mode !== id; });
  };
  var on = function (selector, action) {
    document.querySelectorAll(selector).forEach(function (button) { button.onclick = action; });
  };
  var go = function (url) {
    if (config.self_redirect === "true") location.href = url;
    else window.top.location.href = url;
  };
  var poll = function (last) {
    var script = document.createElement("script");
    script.src = config.poll + "?uuid=" + config.uuid + "&last=" + last + "&_=" + Date.now();
    script.onload = function () {
      script.remove();
      var status = window.wx_errcode;
      window.wx_errcode = undefined;
      if (status === undefined) return setTimeout(poll, 2000, last);
      if (status === ${SCANNED}) show("scanned");
      if (status === ${CANCELLED}) {
        show("cancelled");
        if (config.goesBack) history.back();
      }
      if (status === ${EXPIRED} || status === 500) return mode("qr"), show("expired");
      if (window.wx_redirect) return go(window.wx_redirect);
      // The status did not change: the poll timed out, or it fails at once and must not be repeated without a pause.
      setTimeout(poll, status === last ? 2000 : 0, status);
    };
    script.onerror = function () { script.remove(); setTimeout(poll, 2000, last); };
    document.head.appendChild(script);
  };
  on(".refresh", function () { location.reload(); });
  var picture = document.querySelector("img.js_qrcode_img");
  var announcePicture = function () {
    if (picture.complete && picture.naturalWidth && !picture.closest("[hidden]")) announce("wxQRcodeReady");
  };
  on(".web_qrcode_switch", function () { mode("qr"); announcePicture(); });
  on(".qlogin_btn", function () { fetch("/connect/qlogin?uuid=" + config.uuid, { method: "POST" }); });
  announce("wxReady");
  if (picture && picture.complete) announcePicture();
  else if (picture) picture.onload = announcePicture;
  // A script tag that hangs would delay the frame's load event.
  window.addEventListener("load", function () { poll(408); });
})(${toScriptValue(config)});`;
