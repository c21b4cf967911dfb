import { html } from 'hono/html';
import { CANCELLED, CONFIRMED, EXPIRED, SCANNED } from '../logins.js';
import { isWebsiteLogin, type SimulatedLogin } from '../simulated-login.js';
import { type Html, renderLayout } from './render-layout.js';

const STYLE = `
body { max-width: 880px; margin: 0 auto; padding: 32px 20px; color: #1a1a1a; background: #fff }
h1 { font-size: 22px; margin: 0 0 4px }
p { color: #595959; margin: 0 0 24px }
ul { list-style: none; margin: 0 0 24px; padding: 0; border-top: 1px solid #e5e5e5 }
li { display: grid; grid-template-columns: 11em minmax(0, 1fr) auto; gap: 4px 16px; padding: 12px 0; border-bottom: 1px solid #e5e5e5 }
li span { overflow-wrap: anywhere }
a { color: #0b6b3a }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #111 }
  p { color: #a8a8a8 }
  a { color: #6fd3a0 }
  ul, li { border-color: #333 }
}`;

const STATUS_TEXTS: Record<number, string> = {
  [SCANNED]: '已扫描 · Scanned',
  [CONFIRMED]: '已允许 · Approved',
  [CANCELLED]: '已拒绝 · Refused',
  [EXPIRED]: '已过期 · Expired',
};

/** Renders the simulator's start page: the logins, newest first, with links to their phone pages. */
export const renderListPage = (logins: readonly SimulatedLogin[]): Html =>
  renderLayout({
    title: 'WeChat simulator',
    english: false,
    style: STYLE,
    body: html`
<h1>微信登录模拟器 · WeChat simulator</h1>
<p>${logins.length ? '最近的二维码 · Recent QR codes' : '还没有二维码，请先打开登录页 · No QR codes yet. Open your login page to get one.'}</p>
<ul>${[...logins].reverse().map(
      ({ uuid, appid, redirect_uri, status, scope }) => html`
  <li><span>${STATUS_TEXTS[status] ?? '待扫描 · Waiting'}</span><span>${appid} → ${redirect_uri}</span>${
    status === CONFIRMED || status === EXPIRED || !isWebsiteLogin({ scope })
      ? ''
      : html`<a href="/connect/confirm?uuid=${uuid}">手机页面 · Phone page</a>`
  }</li>`,
    )}
</ul>`,
  });
