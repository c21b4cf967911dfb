/** Styles of both looks. The class names are WeChat's, so a stylesheet for its page also works here. */
const COMMON = `
body { text-align: center; color: light-dark(#373737, #d9d9d9); background: transparent }
body.white { color: #fff }
[hidden] { display: none !important }
.status_icon { display: none }
.refresh { font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px; padding: 0 12px; margin-left: 8px; cursor: pointer }
.phone { padding: 0 8px; border-radius: 10px; color: #7a4800; background: #ffefcc; font-size: 12px; line-height: 20px; white-space: nowrap }
.web_qrcode_panel_quick_login { padding-top: 32px }
.qlogin_user_avatar { display: block; width: 64px; height: 64px; margin: 0 auto; border-radius: 8px; object-fit: cover; background: #2f6f4e; color: #fff; font-size: 28px; line-height: 64px }
.qlogin_user_nickname { margin: 12px 0 24px; font-size: 16px; overflow-wrap: anywhere }
.qlogin_btn { display: block; width: 180px; margin: 0 auto; font: inherit; font-size: 16px; line-height: 40px; padding: 0; border: 0; border-radius: 6px; background: #067a41; color: #fff; cursor: pointer }
.web_qrcode_switch_wrp { margin-top: 16px }
.web_qrcode_switch { font: inherit; font-size: 13px; color: inherit; background: none; border: 0; padding: 4px; text-decoration: underline; cursor: pointer }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px }
@media (max-height: 240px) {
  .simulator { position: fixed; top: 50%; left: 0; right: 0; padding: 0; transform: translateY(-50%); pointer-events: none }
  .simulator span { max-width: 100px; padding: 0 2px; border-radius: 7px; font-size: 12px; line-height: 15px; text-wrap: balance }
  .simulator .phone { display: none }
}`;

/** Styles of the default look, which a stylesheet in `href` or `css` can change. */
export const OLD_LOOK = `${COMMON}
.impowerBox { display: inline-block; width: 100% }
.impowerBox .title { font-size: 20px; line-height: 40px }
.impowerBox .qrcode { width: 280px; height: 280px; margin-top: 0; border: 1px solid #e2e2e2; background: #fff }
.impowerBox .info { width: 280px; margin: 0 auto }
.impowerBox .status { padding: 6px 0 0 }
.impowerBox .status_txt h4, .impowerBox .status_txt p { margin: 0; font-size: 14px; font-weight: 400; line-height: 20px }`;

/** Styles of the smaller look, `stylelite: 1`. */
export const LITE_LOOK = `${COMMON}
.web_qrcode_img { width: min(180px, 66vmin); height: min(180px, 66vmin); margin-top: 8px; background: #fff; border-radius: 8px }
.web_qrcode_wrp p { margin: 4px 0 0; font-size: 12px }`;

/** Styles of the page without a frame. WeChat's page is then white on dark gray. */
export const FULL_PAGE = `
body { min-height: 100vh; padding-top: 40px; color: #fff; background: #333 }
.impowerBox .status { padding: 8px 16px; margin-top: 16px; border-radius: 24px; background: #232323 }
.simulator { margin-top: 12px }`;
