import { html } from 'hono/html';
import { CANCELLED, CONFIRMED } from '../logins.js';
import type { SimulatedLogin } from '../simulated-login.js';
import type { SimulatedUser } from '../simulated-user.js';
import { type Html, renderLayout } from './render-layout.js';

/** Styles of all pages on the phone. */
export const PHONE_STYLE = `
body { display: flex; flex-direction: column; min-height: 100vh; background: #f7f7f7; color: #1a1a1a }
main { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 12px; padding: 32px 24px; text-align: center }
.logo { width: 64px; height: 64px; border-radius: 16px; background: #2f6f4e; color: #fff; font-size: 28px; line-height: 64px }
h1 { font-size: 20px; font-weight: 600; margin: 4px 0 0 }
p { margin: 0; color: #595959 }
form { display: grid; gap: 12px; width: min(240px, 100%); margin-top: 32px }
button { font: inherit; font-size: 17px; line-height: 24px; padding: 10px 16px; border: 0; text-wrap: balance; border-radius: 8px; background: #e9e9e9; color: #1a1a1a; cursor: pointer }
label { display: grid; gap: 6px; text-align: left; color: #595959 }
select { font: inherit; font-size: 17px; padding: 10px; border-radius: 8px; border: 1px solid #d9d9d9; background: inherit; color: inherit }
button.approve { background: #067a41; color: #fff }
@media (prefers-color-scheme: dark) {
  body { background: #111; color: #eee }
  p, label { color: #a8a8a8 }
  button { background: #2c2c2c; color: #eee }
}`;

const getHost = (url: string) => new URL(url).host;

/** Renders the page that the phone shows after a scan: the buttons to allow and to refuse, or the result of the decision. */
export function renderPhonePage(
  login: SimulatedLogin,
  siteName: string,
  users: readonly SimulatedUser[],
): Html {
  const english = login.query.lang === 'en';
  const translate = (zh: string, en: string) => (english ? en : zh);
  const decided = login.status === CONFIRMED || login.status === CANCELLED;
  const outcome =
    login.status === CONFIRMED
      ? translate('已允许，请回到电脑上继续', 'Allowed. Return to your computer to continue.')
      : translate('你已取消登录', 'You canceled the login');
  return renderLayout({
    title: translate('微信登录', 'WeChat Login'),
    english,
    style: PHONE_STYLE,
    body: html`
<main>
  <div class="logo" aria-hidden="true">${([...siteName][0] ?? '').toUpperCase()}</div>
  <h1>${siteName}</h1>
  <p>${getHost(login.redirect_uri)}</p>
  ${
    decided
      ? html`<p role="status">${outcome}</p>`
      : html`<p>${translate('申请使用你的微信账号登录', 'wants to sign you in with your WeChat account')}</p>
  <form method="post" action="/connect/confirm">
    <input type="hidden" name="uuid" value="${login.uuid}">
    ${
      users.length > 1
        ? html`<label>${translate('微信账号', 'WeChat account')}
      <select name="user">${users.map(({ unionid, nickname }) => html`<option value="${unionid}">${nickname}</option>`)}</select></label>`
        : ''
    }
    <button class="approve" name="decision" value="approve">${translate('允许', 'Allow')}</button>
    <button name="decision" value="refuse">${translate('拒绝', 'Refuse')}</button>
  </form>`
  }
</main>`,
  });
}
