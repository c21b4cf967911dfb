import { type Context, Hono } from 'hono';
import { encode } from 'uqr';
import { createApiError } from './create-api-error.js';
import { createPng } from './create-png.js';
import { findAppError } from './find-app-error.js';
import { getOrigin, isWeChatHost } from './hosts.js';
import { getOpenid } from './simulated-user.js';
import type { WeChatSimulatorOptions } from './wechat-simulator-options.js';
import type { World } from './world.js';

/**
 * A valid `scene`: 1 to 32 digits, letters and these special characters.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/;

/**
 * Creates the API that a mini program's server calls. It signs in with a login code, returns API tokens, creates code
 * pictures and reads phone numbers. Answers every request with HTTP 200 and JSON, except for the picture. Errors are in
 * the body.
 *
 * Accepts any `appid` and `secret` if no apps are registered, but not empty ones.
 */
export function createMiniProgramApi(world: World, options: WeChatSimulatorOptions): Hono {
  const { miniPrograms, findApp } = world;
  const app = new Hono();

  /**
   * Parses the body as JSON and ignores the content type, as WeChat does. Drops objects and arrays: no field of this
   * API takes one. Returns `undefined` if the body is not JSON.
   */
  const readBody = async (c: Context): Promise<Record<string, unknown> | undefined> => {
    try {
      const fields = Object.entries(JSON.parse(await c.req.text()));
      return Object.fromEntries(fields.filter(([, value]) => typeof value !== 'object'));
    } catch {
      return undefined;
    }
  };

  app.get('/sns/jscode2session', (c) => {
    const { appid = '', secret, js_code, grant_type } = c.req.query();
    const error = findAppError(world, appid, secret);
    if (error) return createApiError(error);
    if (!js_code) return createApiError(41008);
    if (grant_type !== 'authorization_code') return createApiError(40002);
    const user = miniPrograms.redeem('js_code', appid, js_code);
    if (typeof user === 'number') return createApiError(user);
    const session_key = btoa(world.createId('session_key')).slice(0, 24);
    return c.json({ session_key, openid: getOpenid(user, appid), unionid: user.unionid });
  });

  app.post('/cgi-bin/stable_token', async (c) => {
    const { grant_type, appid, secret, force_refresh } = (await readBody(c)) ?? {};
    if (grant_type !== 'client_credential') return createApiError(40002);
    const error = findAppError(world, appid as string | undefined, secret as string | undefined);
    if (error) return createApiError(error);
    if (miniPrograms.exceedsLimit('token', `${appid}`)) return createApiError(45009);
    const { token, expires } = miniPrograms.getStableToken(`${appid}`, force_refresh === true);
    return c.json({ access_token: token, expires_in: Math.floor((expires - miniPrograms.now()) / 1000) });
  });

  app.post('/wxa/getwxacodeunlimit', async (c) => {
    const appid = miniPrograms.authenticate(c.req.query('access_token'));
    if (typeof appid === 'number') return createApiError(appid);
    const body = await readBody(c);
    if (!body) return createApiError(47001);
    const { scene, page = '', check_path = true, env_version = 'release', width = 430 } = body;
    if (miniPrograms.exceedsLimit('wxacode', appid)) return createApiError(45009);
    if (typeof scene !== 'string' || !SCENE.test(scene)) return createApiError(40129);
    const { pages } = findApp(appid) ?? {};
    // WeChat refuses a leading "/" and a query.
    if (check_path && (/^\/|\?/.test(`${page}`) || (page && pages && !pages.includes(`${page}`)))) {
      return createApiError(41030);
    }
    miniPrograms.newest = { appid, scene };
    const isReal = isWeChatHost(new URL(c.req.url));
    const origin = options.phoneOrigin ?? (isReal ? 'https://open.weixin.qq.com' : getOrigin(c.req.raw));
    const query = new URLSearchParams({ appid, scene, page: `${page}`, env_version: `${env_version}` });
    // An ordinary QR code with the address of the simulated phone. Only WeChat's scanner reads WeChat's round codes.
    const { data } = encode(`${origin}/connect/mini-program?${query}`, { border: 4 });
    const size = Math.min(1280, Math.max(280, Number(width) || 430));
    return c.body(await createPng(data, size), 200, { 'content-type': 'image/png' });
  });

  app.post('/wxa/business/getuserphonenumber', async (c) => {
    const appid = miniPrograms.authenticate(c.req.query('access_token'));
    if (typeof appid === 'number') return createApiError(appid);
    const { code } = (await readBody(c)) ?? {};
    if (!code) return createApiError(41008);
    const user = miniPrograms.redeem('phone_code', appid, `${code}`);
    // This endpoint also answers 40029 for used codes.
    if (typeof user === 'number') return createApiError(40029);
    const [, countryCode = '86', purePhoneNumber = user.phoneNumber] =
      /^\+(86|1|4[0-9]|[0-9]{1,3}?)(\d{7,11})$/.exec(user.phoneNumber ?? '') ?? [];
    return c.json({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        // WeChat leaves out the country code of mainland China.
        phoneNumber: countryCode === '86' ? purePhoneNumber : user.phoneNumber,
        purePhoneNumber,
        countryCode,
        watermark: { timestamp: Math.floor(miniPrograms.now() / 1000), appid },
      },
    });
  });

  return app;
}
