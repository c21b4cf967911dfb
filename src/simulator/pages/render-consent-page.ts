import { html } from 'hono/html';
import type { SimulatedLogin } from '../simulated-login.js';
import type { SimulatedUser } from '../simulated-user.js';
import { type Html, renderLayout } from './render-layout.js';
import { PHONE_STYLE } from './render-phone-page.js';

/** A form whose response has no body leaves the page where it is. The poll then reports the decision. */
const ACTION = '/connect/oauth2/authorize';

/** Renders the page on which a visitor inside WeChat allows an official account to read the profile. */
export function renderConsentPage(page: {
  english: boolean;
  login: SimulatedLogin;
  siteName: string;
  users: readonly SimulatedUser[];
  script: string;
}): Html {
  const { english, login, siteName, users, script } = page;
  const translate = (zh: string, en: string) => (english ? en : zh);
  const [first] = users;
  return renderLayout({
    title: translate('微信授权', 'WeChat authorization'),
    english,
    style: `${PHONE_STYLE} [hidden] { display: none !important }`,
    body: html`
<main data-mode="qr">
  <div class="logo" aria-hidden="true">${([...siteName][0] ?? '').toUpperCase()}</div>
  <h1>${siteName}</h1>
  <p>${translate('申请获取你的昵称、头像', 'requests your name and profile picture')}</p>
  <form method="post" action="${ACTION}" data-panel="waiting">
    <input type="hidden" name="uuid" value="${login.uuid}">
    ${
      users.length > 1
        ? html`<label>${translate('微信账号', 'WeChat account')}
      <select name="user">${users.map(({ unionid, nickname }) => html`<option value="${unionid}">${nickname}</option>`)}</select></label>`
        : html`<p>${first?.nickname ?? ''}</p>`
    }
    <button class="approve" name="decision" value="approve">${translate('允许', 'Allow')}</button>
    <button name="decision" value="refuse">${translate('拒绝', 'Refuse')}</button>
  </form>
  <p role="status" data-panel="cancelled" hidden>${translate('你已取消登录', 'You canceled the login')}</p>
  <p role="status" data-panel="expired" hidden>${translate('页面已过期，请返回重试', 'This page has expired. Go back and try again.')}</p>
</main>`,
    script,
  });
}
