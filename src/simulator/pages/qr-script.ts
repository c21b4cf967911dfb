import { CANCELLED, EXPIRED, SCANNED } from '../logins.js';
import { toScriptValue } from './layout.js';

/** What the QR page has to know. */
interface QrScriptConfig {
  uuid: string;
  /** Address of the poll, on its own host. */
  poll: string;
  /** Whether to tell the page around it that it is up. */
  announce: boolean;
  self_redirect: string | undefined;
}

/** Runs inside the frame. Like WeChat's: polls by script tags, redirects by itself, tells the page around it only that it is up. */
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
      if (status === ${CANCELLED}) show("cancelled");
      if (status === ${EXPIRED} || status === 500) return mode("qr"), show("expired");
      if (window.wx_redirect) return go(window.wx_redirect);
      // An answer that is no news came after a long wait, or from a WeChat that is out of order.
      setTimeout(poll, status === last ? 2000 : 0, status);
    };
    script.onerror = function () { script.remove(); setTimeout(poll, 2000, last); };
    document.head.appendChild(script);
  };
  on(".refresh", function () { location.reload(); });
  on(".web_qrcode_switch", function () { mode("qr"); });
  on(".qlogin_btn", function () { fetch("/connect/qlogin?uuid=" + config.uuid, { method: "POST" }); });
  var picture = document.querySelector("img.js_qrcode_img");
  if (picture.complete) announce("wxQRcodeReady"); else picture.onload = function () { announce("wxQRcodeReady"); };
  announce("wxReady");
  // Not before: a script that hangs would hold back the frame's load event.
  window.addEventListener("load", function () { poll(408); });
})(${toScriptValue(config)});`;
