// Steps 2 and 3 of WeChat's flow, and a session in a signed cookie, with Node only.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const { WECHAT_APP_ID, WECHAT_APP_SECRET, SESSION_SECRET = randomBytes(32).toString('hex') } = process.env;

const mac = (text) => createHmac('sha256', SESSION_SECRET).update(text).digest('base64url');

/** Creates a signed cookie that expires. */
function seal(name, value, seconds) {
  const text = Buffer.from(JSON.stringify([name, value, Date.now() + seconds * 1000])).toString('base64url');
  return `${name}=${text}.${mac(text)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
}
/** Returns the value of a signed cookie, or null if it is forged or expired. */
export function unseal(name, sealed = '') {
  const [text, given = ''] = sealed.split('.');
  if (given.length !== 43 || !timingSafeEqual(Buffer.from(given), Buffer.from(mac(text)))) return null;
  const [sealedName, value, expiresAt] = JSON.parse(Buffer.from(text, 'base64url'));
  return sealedName === name && expiresAt > Date.now() ? value : null;
}

async function askWeChat(path, query) {
  const url = `https://api.weixin.qq.com/sns/${path}?${new URLSearchParams(query)}`;
  const answer = await (await fetch(url, { signal: AbortSignal.timeout(10_000) })).json();
  // WeChat reports errors with HTTP 200. Only the number is passed on, so that no secrets are logged.
  if (answer.errcode) throw new Error(`WeChat answered ${answer.errcode}`);
  return answer;
}

/** Starts a login. Returns the options for the QR code, and a cookie with the state. */
export function start() {
  const state = randomBytes(16).toString('hex');
  return { answer: { appid: WECHAT_APP_ID, state }, cookie: seal('state', state, 600) };
}

/** Finishes a login. The state has to be the one in this browser's cookie. */
export async function finish(cookies, { code, state }) {
  if (!state || unseal('state', cookies.state) !== state)
    throw new Error('This login started in another browser');
  const keys = { appid: WECHAT_APP_ID, secret: WECHAT_APP_SECRET, grant_type: 'authorization_code' };
  const { access_token, openid } = await askWeChat('oauth2/access_token', { ...keys, code });
  const { unionid, nickname, headimgurl } = await askWeChat('userinfo', { access_token, openid });
  const user = { id: unionid ?? openid, nickname, avatar: headimgurl };
  return { answer: user, cookie: seal('session', user, 7 * 24 * 3600) };
}
