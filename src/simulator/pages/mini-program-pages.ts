import { html } from 'hono/html';
import type { SimulatedUser } from '../simulated-user.js';
import { type Html, renderLayout } from './render-layout.js';
import { PHONE_STYLE } from './render-phone-page.js';

/** The response of the app's server to the phone. See docs/mini-program.md. */
export interface PhoneAnswer {
  scan: string;
  site: { name: string; host: string };
  /** Name of the login, if it has one. */
  connection?: string;
  browser: string;
  place?: string;
  /** Name of the account that the scan binds the WeChat to. Omitted for a login. */
  account?: string;
  phoneNumber: 'none' | 'optional' | 'required';
  status: 'confirmed' | 'cancelled';
  /** The number that the visitor has to enter on the waiting page, if the server requires one. */
  number?: string;
}

const STYLE = `${PHONE_STYLE}
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 12px 0 0; text-align: left }
dt { color: #595959 }
dd { margin: 0; overflow-wrap: anywhere }
.outcome { display: grid; gap: 12px; max-width: 300px; text-wrap: balance }
.number { color: inherit; font-size: 48px; font-weight: 600; letter-spacing: .1em }
button:disabled { background: #e9e9e9; color: #6b6b6b; cursor: not-allowed }
@media (prefers-color-scheme: dark) {
  dt { color: #a8a8a8 }
  button:disabled { background: #2c2c2c; color: #a0a0a0 }
}`;

/** Renders a page of the mini program. */
const renderPage = (english: boolean, body: Html): Html =>
  renderLayout({
    title: english ? 'Mini program' : '小程序',
    english,
    style: STYLE,
    body: html`<main>${body}</main>`,
    colorScheme: 'light dark',
  });

/** Renders the page that asks who scans the code. The scan already needs a WeChat account. */
export const renderChooserPage = (options: {
  english: boolean;
  appid: string;
  scene: string;
  users: readonly SimulatedUser[];
}): Html => {
  const { english, appid, scene, users } = options;
  return renderPage(
    english,
    html`
<h1>${english ? 'Who is scanning the code?' : '用谁的微信扫码？'}</h1>
<form action="/connect/mini-program">
  <input type="hidden" name="appid" value="${appid}"><input type="hidden" name="scene" value="${scene}">
  ${users.map(({ unionid, nickname }) => html`<button name="user" value="${unionid}">${nickname}</button>`)}
</form>`,
  );
};

/** Renders the page after the scan: details of the login, and the visitor's decision. */
export const renderDecisionPage = (options: {
  english: boolean;
  appid: string;
  user: SimulatedUser;
  answer: PhoneAnswer;
}): Html => {
  const { english, appid, user, answer } = options;
  const { site, connection, browser, place, account, phoneNumber } = answer;
  const translate = (zh: string, en: string) => (english ? en : zh);
  const hasNumber = Boolean(user.phoneNumber);
  return renderPage(
    english,
    html`
<div class="logo" aria-hidden="true">${([...site.name][0] ?? '').toUpperCase()}</div>
<h1>${site.name}</h1>
<dl>
  ${account ? html`<dt>${translate('绑定到账号', 'Connect to account')}</dt><dd>${account}</dd>` : ''}
  <dt>${translate('网站', 'Website')}</dt><dd>${site.host}</dd>
  ${connection ? html`<dt>${translate('登录方式', 'Login')}</dt><dd>${connection}</dd>` : ''}
  <dt>${translate('浏览器', 'Browser')}</dt><dd>${browser}</dd>
  ${place ? html`<dt>${translate('地点', 'Location')}</dt><dd>${place}</dd>` : ''}
  <dt>${translate('微信账号', 'WeChat account')}</dt><dd>${user.nickname}</dd>
</dl>
<form method="post" action="/connect/mini-program">
  <input type="hidden" name="appid" value="${appid}">
  <input type="hidden" name="scan" value="${answer.scan}">
  <input type="hidden" name="user" value="${user.unionid}">
  ${phoneNumber === 'required' ? '' : html`<button class="approve" name="decision" value="confirm">${account ? translate('确认绑定', 'Connect') : translate('确认登录', 'Sign in')}</button>`}
  ${
    phoneNumber === 'none'
      ? ''
      : html`<button name="decision" value="number" ${hasNumber ? '' : 'disabled'}>${
          hasNumber
            ? translate('用手机号确认登录', 'Sign in with your phone number')
            : translate('此微信未绑定手机号', 'No phone number in this WeChat account')
        }</button>`
  }
  <button name="decision" value="cancel">${translate('取消', 'Cancel')}</button>
</form>`,
  );
};

const OUTCOMES: Record<string, readonly [zh: string, en: string]> = {
  confirmed: ['已确认，请回到电脑', 'Confirmed. Return to your computer.'],
  cancelled: ['已取消', 'Canceled'],
  expired: ['二维码已过期，请刷新后重新扫码', 'The QR code has expired. Refresh it and scan again.'],
  taken: ['二维码已被他人扫描', 'Someone else has already scanned this QR code.'],
  no_account: ['你的微信还没有绑定账号', 'No account is linked to your WeChat.'],
  no_server: [
    '模拟器不知道这个小程序的服务器，请在 apps 中设置 server',
    'The simulator does not know the server of this mini program. Set `server` in `apps`.',
  ],
  network: ['连接不上服务器，请稍后重试', 'Could not reach the server. Try again later.'],
};

/** Renders the result of the scan: the number to enter, a text, or the server's error code if there is no text for it. */
export const renderOutcomePage = (options: {
  english: boolean;
  outcome: string;
  number: string | undefined;
}): Html => {
  const { english, outcome, number } = options;
  const translate = (zh: string, en: string) => (english ? en : zh);
  return renderPage(
    english,
    number
      ? html`<div class="outcome" role="status">
  <h1>${translate('在网页上输入这个数字', 'Enter this number on the web page')}</h1>
  <p class="number">${number}</p>
  <p>${translate(
    '只在你自己打开的页面上输入，不要告诉任何人',
    'Only enter it on a page that you opened yourself. Do not share it with anyone.',
  )}</p>
</div>`
      : html`<p role="status">${OUTCOMES[outcome]?.[english ? 1 : 0] ?? outcome}</p>`,
  );
};
