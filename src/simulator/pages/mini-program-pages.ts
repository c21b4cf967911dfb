import { html } from 'hono/html';
import type { SimulatedUser } from '../users.js';
import { type Html, renderLayout } from './layout.js';
import { PHONE_STYLE } from './phone-page.js';

/** What a server answers the phone (docs/mini-program.md). */
export interface PhoneAnswer {
  scan: string;
  site: { name: string; host: string };
  browser: string;
  place?: string;
  phoneNumber: 'none' | 'optional' | 'required';
  status: 'confirmed' | 'cancelled';
  /** To be typed on the page that waits, if the server asks for it. */
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

const page = (english: boolean, body: Html): Html =>
  renderLayout({
    title: english ? 'Mini program' : '小程序',
    english,
    style: STYLE,
    body: html`<main>${body}</main>`,
    colorScheme: 'light dark',
  });

/** Whose phone it is: a scan fixes that, so it is asked before. */
export const renderChooserPage = (options: {
  english: boolean;
  appid: string;
  scene: string;
  users: readonly SimulatedUser[];
}): Html => {
  const { english, appid, scene, users } = options;
  return page(
    english,
    html`
<h1>${english ? 'Whose phone scans the code?' : '谁的手机来扫码？'}</h1>
<form action="/connect/mini-program">
  <input type="hidden" name="appid" value="${appid}"><input type="hidden" name="scene" value="${scene}">
  ${users.map(({ unionid, nickname }) => html`<button name="user" value="${unionid}">${nickname}</button>`)}
</form>`,
  );
};

/** Scanned: what waits, and the visitor's decision. */
export const renderDecisionPage = (options: {
  english: boolean;
  appid: string;
  user: SimulatedUser;
  answer: PhoneAnswer;
}): Html => {
  const { english, appid, user, answer } = options;
  const { site, browser, place, phoneNumber } = answer;
  const say = (zh: string, en: string) => (english ? en : zh);
  const numbered = Boolean(user.phoneNumber);
  return page(
    english,
    html`
<div class="logo" aria-hidden="true">${([...site.name][0] ?? '').toUpperCase()}</div>
<h1>${site.name}</h1>
<dl>
  <dt>${say('网站', 'Website')}</dt><dd>${site.host}</dd>
  <dt>${say('浏览器', 'Browser')}</dt><dd>${browser}</dd>
  ${place ? html`<dt>${say('地点', 'Place')}</dt><dd>${place}</dd>` : ''}
  <dt>${say('微信帐号', 'WeChat account')}</dt><dd>${user.nickname}</dd>
</dl>
<form method="post" action="/connect/mini-program">
  <input type="hidden" name="appid" value="${appid}">
  <input type="hidden" name="scan" value="${answer.scan}">
  <input type="hidden" name="user" value="${user.unionid}">
  ${phoneNumber === 'required' ? '' : html`<button class="approve" name="decision" value="confirm">${say('确认登录', 'Sign in')}</button>`}
  ${
    phoneNumber === 'none'
      ? ''
      : html`<button name="decision" value="number" ${numbered ? '' : 'disabled'}>${
          numbered
            ? say('用手机号确认登录', 'Sign in with phone number')
            : say('此微信没有手机号', 'This WeChat has no phone number')
        }</button>`
  }
  <button name="decision" value="cancel">${say('取消', 'Cancel')}</button>
</form>`,
  );
};

const OUTCOMES: Record<string, readonly [zh: string, en: string]> = {
  confirmed: ['登录已确认，请回到电脑', 'Confirmed. Go back to the computer'],
  cancelled: ['已取消登录', 'Login cancelled'],
  expired: ['二维码已失效，请刷新后重新扫描', 'The code is no longer valid. Refresh it and scan again'],
  taken: ['这个二维码已被其他人扫描', 'Somebody else has scanned this code'],
  no_account: ['没有与你的微信关联的账号', 'There is no account for your WeChat'],
  no_server: [
    '模拟器不知道这个小程序的服务器',
    'The simulator does not know the server of this mini program',
  ],
  network: ['连接不上服务器', 'The server cannot be reached'],
};

/** What came of it, in words, or the contract's own where there are none. */
export const renderOutcomePage = (options: {
  english: boolean;
  outcome: string;
  number: string | undefined;
}): Html => {
  const { english, outcome, number } = options;
  const say = (zh: string, en: string) => (english ? en : zh);
  return page(
    english,
    number
      ? html`<div class="outcome" role="status">
  <h1>${say('在登录页面上输入这个数字', 'Type this number on the login page')}</h1>
  <p class="number">${number}</p>
  <p>${say('只在你自己打开的页面上输入，不要告诉任何人', 'Only on the page that you opened yourself. Tell it to nobody')}</p>
</div>`
      : html`<p role="status">${OUTCOMES[outcome]?.[english ? 1 : 0] ?? outcome}</p>`,
  );
};
