import { Hono } from 'hono';
import { createApiError } from './create-api-error.js';
import { findAppError } from './find-app-error.js';
import type { Grant } from './grants.js';
import { getOpenid } from './simulated-user.js';
import type { World } from './world.js';

/**
 * Creates the API that the server of a website or an official account calls after the redirect. It exchanges the code,
 * refreshes and checks tokens, and reads the profile. Answers every request with HTTP 200 and JSON, as
 * api.weixin.qq.com does. Errors are in the body.
 *
 * Accepts any `appid` and `secret` if no apps are registered, but not empty ones.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/auth/web.md
 * @see https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsaccesstoken
 */
export function createOAuthApi(world: World): Hono {
  const { grants, journal } = world;
  const app = new Hono();

  const createTokenResponse = ({ login: { appid, scope }, user, accessToken, refreshToken }: Grant) => ({
    access_token: accessToken,
    expires_in: grants.lifetimes.accessToken / 1000,
    refresh_token: refreshToken,
    openid: getOpenid(user, appid),
    scope,
  });

  /** Returns the grant that `access_token` and `openid` belong to, or an `errcode`. */
  const authenticate = ({ access_token, openid }: Record<string, string>): Grant | number => {
    if (!access_token) return 41001;
    if (!openid) return 41009;
    const grant = grants.find(access_token);
    if (typeof grant === 'number') return grant;
    return openid === getOpenid(grant.user, grant.login.appid) ? grant : 40003;
  };

  // WeChat documents only GET, but also accepts a form, which the WeChat provider of Auth.js sends.
  app.on(['GET', 'POST'], '/sns/oauth2/access_token', async (c) => {
    const form = c.req.method === 'POST' ? await c.req.parseBody() : {};
    const { appid = '', secret, code, grant_type } = { ...form, ...c.req.query() } as Record<string, string>;
    const error = findAppError(world, appid, secret);
    if (error) return createApiError(error);
    if (!code) return createApiError(41008);
    if (grant_type !== 'authorization_code') return createApiError(40002);
    const grant = grants.exchange(appid, code);
    if (typeof grant === 'number') return createApiError(grant);
    journal.add('exchanged', grant.login);
    const hasUnionid = grant.login.scope !== 'snsapi_base';
    return c.json({ ...createTokenResponse(grant), ...(hasUnionid && { unionid: grant.user.unionid }) });
  });

  app.get('/sns/oauth2/refresh_token', (c) => {
    const { appid, refresh_token, grant_type } = c.req.query();
    if (!appid) return createApiError(41002);
    if (!refresh_token) return createApiError(41003);
    if (grant_type !== 'refresh_token') return createApiError(40002);
    const grant = grants.refresh(appid, refresh_token);
    return typeof grant === 'number' ? createApiError(grant) : c.json(createTokenResponse(grant));
  });

  app.get('/sns/auth', (c) => {
    const grant = authenticate(c.req.query());
    return typeof grant === 'number' ? createApiError(grant) : c.json({ errcode: 0, errmsg: 'ok' });
  });

  app.get('/sns/userinfo', (c) => {
    const grant = authenticate(c.req.query());
    if (typeof grant === 'number') return createApiError(grant);
    const { user, login } = grant;
    if (login.scope === 'snsapi_base') return createApiError(48001);
    journal.add('identified', login);
    return c.json({
      openid: getOpenid(user, login.appid),
      nickname: user.nickname,
      // WeChat has left these fields empty since 2021.
      sex: 0,
      province: '',
      city: '',
      country: '',
      headimgurl: user.avatar ?? '',
      privilege: [],
      unionid: user.unionid,
    });
  });

  return app;
}
