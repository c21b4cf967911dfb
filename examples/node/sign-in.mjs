// Steps 2 and 3 of WeChat's flow, and a session in a signed cookie. Nothing but Node.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const { WECHAT_APP_ID, WECHAT_APP_SECRET, SESSION_SECRET = randomBytes(32).toString('hex') } = process.env;

const mac = (text) => createHmac('sha256', SESSION_SECRET).update(text).digest('base64url');

/** A cookie that only this server can have made, and that ends by itself. */
function seal(name, value, seconds) {
  const text = Buffer.from(JSON.stringify([name, value, Date.now() + seconds * 1000])).toString('base64url');
  return `${name}=${text}.${mac(text)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
}
export function unseal(name, sealed = '') {
  const [text, given = ''] = sealed.split('.');
  if (given.length !== 43 || !timingSafeEqual(Buffer.from(given), Buffer.from(mac(text)))) return null;
  const [made, value, until] = JSON.parse(Buffer.from(text, 'base64url'));
  return made === name && until > Date.now() ? value : null;
}

async function askWeChat(path, query) {
  const url = `https://api.weixin.qq.com/sns/${path}?${new URLSearchParams(query)}`;
  const answer = await (await fetch(url, { signal: AbortSignal.timeout(10_000) })).json();
  // Errors come with HTTP 200. Only the number goes on: nothing that signs anybody in belongs into a log.
  if (answer.errcode) throw new Error(`WeChat answered ${answer.errcode}`);
  return answer;
}

/** For a visitor who wants to sign in: what the page shows the QR code with, and the cookie that remembers it. */
export function start() {
  const state = randomBytes(16).toString('hex');
  return { answer: { appid: WECHAT_APP_ID, state }, cookie: seal('state', state, 600) };
}

/** The page has code and state. The state must be the one that this very browser was given. */
export async function finish(cookies, { code, state }) {
  if (!state || unseal('state', cookies.state) !== state) throw new Error('This login was not begun here');
  const keys = { appid: WECHAT_APP_ID, secret: WECHAT_APP_SECRET, grant_type: 'authorization_code' };
  const { access_token, openid } = await askWeChat('oauth2/access_token', { ...keys, code });
  const { unionid, nickname, headimgurl } = await askWeChat('userinfo', { access_token, openid });
  const user = { id: unionid ?? openid, nickname, avatar: headimgurl };
  return { answer: user, cookie: seal('session', user, 7 * 24 * 3600) };
}
