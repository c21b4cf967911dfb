import { html } from 'hono/html';
import type { SimulatedLogin } from '../simulated-login.js';
import type { SimulatedUser } from '../simulated-user.js';
import { FULL_PAGE, LITE_LOOK, OLD_LOOK } from './qr-styles.js';
import { qrTexts } from './qr-texts.js';
import { type Html, renderLayout } from './render-layout.js';

/** The content of the QR page. */
export interface QrPageOptions {
  login: SimulatedLogin;
  /** Address of the QR picture. */
  picture: string;
  /** The website's name. As on WeChat's page, it is shown only without a frame. */
  siteName: string;
  /** The person who is offered quick login before the QR code, unless the query has `fast_login=0` and `stylelite=1`. */
  desktopUser: SimulatedUser | undefined;
  /**
   * The script that updates the page. With it, the page also links to the phone page. Without it, the caller has to show
   * and hide the panels.
   */
  script?: string;
}

/**
 * Renders WeChat's QR page. One of the elements with `data-panel` is visible at a time, depending on the status. One of
 * the elements with `data-mode` is visible: the QR code or quick login.
 */
export function renderQrPage({ login, picture, siteName, desktopUser, script }: QrPageOptions): Html {
  const { query, uuid } = login;
  const english = query.lang === 'en';
  const text = english ? qrTexts.en : qrTexts.zh;
  const lite = query.stylelite === '1';
  const href = query.href ?? '';
  const styled = !lite && /^(https:|data:text\/css)/i.test(href);
  // Only wxLogin.js adds this parameter. An ordinary link opens the page without a frame.
  const fullPage = query.login_type !== 'jssdk';
  // WeChat ignores `fast_login=0` in its old look.
  const quick = lite && query.fast_login === '0' ? undefined : desktopUser;

  const phone = script
    ? html`<a class="phone" href="/connect/confirm?uuid=${uuid}" target="_blank" rel="noopener">${text.phone}</a>`
    : '';
  const panel = (name: string, id: string, lines: readonly string[]) => html`
      <div class="status status_succ js_status" id="${id}" data-panel="${name}" hidden>
        <i class="status_icon icon38_msg"></i>
        <div class="status_txt"><h4>${lines[0]}</h4><p>${lines[1] ?? ''}</p></div>
      </div>`;
  const refresh = html`<button class="refresh js_refresh_qrcode" type="button">${text.refresh}</button>`;
  const forSite = fullPage ? html`<p>“${siteName}”</p>` : '';
  const oldLook = html`
  <div class="waiting panelContent">
    <div class="wrp_code"><img class="qrcode lightBorder js_qrcode_img" src="${picture}" alt="${text.waiting}"></div>
    <div class="info">
      <div class="status status_browser js_status" id="wx_default_tip" data-panel="waiting"><div class="status_txt"><p>${text.waiting}</p>${forSite}</div></div>
      ${panel('scanned', 'wx_after_scan', text.scanned)}
      ${panel('cancelled', 'wx_after_cancel', text.cancelled)}
      <div class="status" data-panel="expired" hidden><div class="status_txt"><h4>${text.expired}${refresh}</h4></div></div>
    </div>
  </div>`;
  const liteLook = html`
  <img class="web_qrcode_img js_qrcode_img" src="${picture}" alt="${text.waiting}">
  <p class="web_qrcode_tips" data-panel="waiting">${text.waiting}</p>
  <p class="web_qrcode_msg" data-panel="scanned" hidden>${text.scanned[0]}</p>
  <p class="web_qrcode_msg" data-panel="cancelled" hidden>${text.cancelled[0]}</p>
  <p class="web_qrcode_msg" data-panel="expired" hidden>${text.expired}${refresh}</p>
  ${forSite}`;
  const quickLogin = quick
    ? html`
<div class="web_qrcode_panel_quick_login" data-mode="quick"><div class="qlogin_mod">
  ${
    quick.avatar
      ? html`<img class="qlogin_user_avatar" src="${quick.avatar}" alt="">`
      : html`<span class="qlogin_user_avatar" aria-hidden="true">${[...quick.nickname][0] ?? ''}</span>`
  }
  <p class="qlogin_user_nickname">${quick.nickname}</p>
  <button class="qlogin_btn" type="button">${text.quick}</button>
  <div class="web_qrcode_switch_wrp"><button class="web_qrcode_switch" type="button">${text.other}</button></div>
</div></div>`
    : '';
  const scan = lite
    ? html`<div class="web_qrcode_wrp" data-mode="qr" ${quick ? 'hidden' : ''}>${liteLook}</div>`
    : html`<div data-mode="qr" ${quick ? 'hidden' : ''}>${oldLook}</div>`;
  return renderLayout({
    title: text.title,
    english,
    style: (lite ? LITE_LOOK : OLD_LOOK) + (fullPage ? FULL_PAGE : ''),
    head: styled ? html`<link rel="stylesheet" href="${href}">` : '',
    bodyClass: query.style === 'white' ? 'white' : '',
    colorScheme: query.color_scheme === 'auto' ? 'light dark' : query.color_scheme === 'dark' ? 'dark' : '',
    body: lite
      ? html`<div class="web_qrcode_panel">${quickLogin}${scan}</div>`
      : html`<div class="main impowerBox"><div class="loginPanel normalPanel"><div class="title">${text.title}</div>${quickLogin}${scan}</div></div>`,
    aside: phone,
    ...(script && { script }),
  });
}
