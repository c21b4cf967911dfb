import { html } from 'hono/html';
import { CANCELLED, CONFIRMED, EXPIRED, SCANNED, type SimulatedLogin } from '../logins.js';
import { type Html, layout, scriptValue } from './layout.js';

/** The old look, with the class names that people style through `href`. */
const OLD_LOOK = `
body { text-align: center; color: #373737; background: transparent }
body.white { color: #fff }
.impowerBox { display: inline-block; width: 100% }
.impowerBox .title { font-size: 20px; line-height: 40px }
.impowerBox .qrcode { width: 280px; height: 280px; margin-top: 0; border: 1px solid #e2e2e2; background: #fff }
.impowerBox .info { width: 280px; margin: 0 auto }
.impowerBox .status { padding: 6px 0 0 }
.impowerBox .status_txt h4, .impowerBox .status_txt p { margin: 0; font-size: 14px; font-weight: 400; line-height: 20px }
.status_icon { display: none }
.phone { color: inherit; font-size: 13px }
[hidden] { display: none }
.refresh { font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px; padding: 2px 12px; cursor: pointer }`;

/** The newer, smaller look. */
const STYLELITE = `
body { text-align: center; color: #373737; background: transparent }
body.white { color: #fff }
.web_qrcode_img { width: min(180px, 72vmin); height: min(180px, 72vmin); margin-top: 8px; background: #fff; border-radius: 8px }
.web_qrcode_tips, .web_qrcode_msg, .phone { margin: 4px 0 0; font-size: 12px; color: inherit }
[hidden] { display: none }`;

const texts = {
  zh: {
    title: '微信登录',
    waiting: '使用微信扫一扫登录',
    scanned: ['扫描成功', '在微信中轻触允许即可登录'],
    cancelled: ['你已取消此次登录', '你可再次扫描登录，或关闭窗口'],
    expired: '二维码已过期',
    refresh: '刷新',
    phone: '打开手机页面',
  },
  en: {
    title: 'WeChat Login',
    waiting: 'Scan with WeChat to log in',
    scanned: ['Scan successful', 'Tap Allow in WeChat to log in'],
    cancelled: ['You have cancelled this login', 'Scan again to log in, or close the window'],
    expired: 'The QR code has expired',
    refresh: 'Refresh',
    phone: 'Open the phone page',
  },
};

/** Runs inside the frame. Like WeChat's: polls by script tags, redirects by itself, tells the page around it only that it is up. */
const pageScript = (config: Record<string, unknown>) => `
(function (config) {
  var announce = function (status) {
    if (config.announce && window.parent !== window) window.parent.postMessage(JSON.stringify({ type: "status", status: status }), "*");
  };
  var show = function (id) {
    document.querySelectorAll("[data-panel]").forEach(function (panel) { panel.hidden = panel.dataset.panel !== id; });
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
      if (status === ${SCANNED}) show("scanned");
      if (status === ${CANCELLED}) show("cancelled");
      if (status === ${EXPIRED}) return show("expired");
      if (window.wx_redirect) return go(window.wx_redirect);
      poll(status);
    };
    script.onerror = function () { script.remove(); setTimeout(poll, 2000, last); };
    document.head.appendChild(script);
  };
  document.querySelectorAll(".refresh").forEach(function (button) { button.onclick = function () { location.reload(); }; });
  var picture = document.querySelector("img");
  if (picture.complete) announce("wxQRcodeReady"); else picture.onload = function () { announce("wxQRcodeReady"); };
  announce("wxReady");
  // Not before: a script that hangs would hold back the frame's load event.
  window.addEventListener("load", function () { poll(408); });
})(${scriptValue(config)});`;

/** The page in the frame. The server decides what it says; the poll tells it when to move on. */
export function qrPage(login: SimulatedLogin, poll: string, announce: boolean): Html {
  const { query, uuid } = login;
  const english = query.lang === 'en';
  const text = english ? texts.en : texts.zh;
  const lite = query.stylelite === '1';
  const href = query.href ?? '';
  const styled = !lite && /^(https:|data:text\/css)/i.test(href);
  const phone = html`<a class="phone" href="/connect/confirm?uuid=${uuid}" target="_blank" rel="noopener">${text.phone}</a>`;
  const picture = `/connect/qrcode/${uuid}`;
  const panel = (name: string, id: string, lines: readonly string[], hidden = true) => html`
    <div class="status status_succ js_status" id="${id}" data-panel="${name}" ${hidden ? 'hidden' : ''}>
      <i class="status_icon icon38_msg"></i>
      <div class="status_txt"><h4>${lines[0]}</h4><p>${lines[1] ?? ''}</p></div>
    </div>`;
  const refresh = html`<button class="refresh js_refresh_qrcode" type="button">${text.refresh}</button>`;
  const oldLook = html`
<div class="main impowerBox"><div class="loginPanel normalPanel">
  <div class="title">${text.title}</div>
  <div class="waiting panelContent">
    <div class="wrp_code"><img class="qrcode lightBorder" src="${picture}" alt="${text.waiting}"></div>
    <div class="info">
      <div class="status status_browser js_status" id="wx_default_tip" data-panel="waiting"><div class="status_txt"><p>${text.waiting}</p></div></div>
      ${panel('scanned', 'wx_after_scan', text.scanned)}
      ${panel('cancelled', 'wx_after_cancel', text.cancelled)}
      <div class="status" data-panel="expired" hidden><div class="status_txt"><h4>${text.expired}</h4></div>${refresh}</div>
      ${phone}
    </div>
  </div>
</div></div>`;
  const liteLook = html`
<div class="web_qrcode_panel"><div class="web_qrcode_wrp">
  <img class="web_qrcode_img js_qrcode_img" src="${picture}" alt="${text.waiting}">
  <p class="web_qrcode_tips" data-panel="waiting">${text.waiting}</p>
  <p class="web_qrcode_msg" data-panel="scanned" hidden>${text.scanned[0]}</p>
  <p class="web_qrcode_msg" data-panel="cancelled" hidden>${text.cancelled[0]}</p>
  <p class="web_qrcode_msg" data-panel="expired" hidden>${text.expired} ${refresh}</p>
  ${phone}
</div></div>`;
  return layout({
    title: text.title,
    english,
    style: lite ? STYLELITE : OLD_LOOK,
    head: styled ? html`<link rel="stylesheet" href="${href}">` : '',
    bodyClass: query.style === 'white' ? 'white' : '',
    body: lite ? liteLook : oldLook,
    script: pageScript({ uuid, poll, announce, self_redirect: query.self_redirect }),
  });
}

/** Where the page goes once the visitor has decided: WeChat appends at the very end, even inside a fragment. */
export function createRedirect(login: SimulatedLogin): string {
  const result = new URLSearchParams(
    login.status === CONFIRMED ? { code: login.code, state: login.state } : { state: login.state },
  );
  const append = (url: string) => `${url}${url.includes('?') ? '&' : '?'}${result}`;
  const [address = '', fragment] = login.redirect_uri.split(/#(.*)/s);
  const beforeFragment = fragment === undefined ? append(address) : `${append(address)}#${fragment}`;
  if (login.placement === 'end') return append(login.redirect_uri);
  return login.placement === 'query' ? beforeFragment : append(beforeFragment);
}
