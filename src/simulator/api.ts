import { Hono } from 'hono';
import { fail } from './api-errors.js';
import type { Grant } from './grants.js';
import { openidOf } from './users.js';
import type { World } from './world.js';

/**
 * Steps 2 and 3 of WeChat's flow, as api.weixin.qq.com answers them: JSON with HTTP 200 always, errors in the body.
 * Without registered apps any appid and any secret will do, as long as there is one.
 */
export function createApi({ grants, journal, faults, findApp, anyApp }: World): Hono {
  const app = new Hono();

  const tokens = ({ login: { appid }, user, accessToken, refreshToken }: Grant) => ({
    access_token: accessToken,
    expires_in: grants.lifetimes.accessToken / 1000,
    refresh_token: refreshToken,
    openid: openidOf(user, appid),
    scope: 'snsapi_login',
  });

  /** The grant behind access_token and openid, or the number of what is wrong. */
  const authenticate = ({ access_token, openid }: Record<string, string>): Grant | number => {
    if (!access_token) return 41001;
    if (!openid) return 41009;
    const grant = grants.find(access_token);
    if (typeof grant === 'number') return grant;
    return openid === openidOf(grant.user, grant.login.appid) ? grant : 40003;
  };

  app.use('/sns/*', (c, next) => {
    const fault = faults.of('api');
    return typeof fault === 'number' ? Promise.resolve(fail(c, fault)) : next();
  });

  // Documented as GET; Auth.js' provider asks with a form, so WeChat takes that, too.
  app.on(['GET', 'POST'], '/sns/oauth2/access_token', async (c) => {
    const form = c.req.method === 'POST' ? await c.req.parseBody() : {};
    const read = (name: string) => c.req.query(name) ?? (typeof form[name] === 'string' ? form[name] : '');
    const [appid, secret, code, grant_type] = [
      read('appid'),
      read('secret'),
      read('code'),
      read('grant_type'),
    ];
    if (!appid) return fail(c, 41002);
    if (!secret) return fail(c, 41004);
    if (!code) return fail(c, 41008);
    if (grant_type !== 'authorization_code') return fail(c, 40002);
    const known = findApp(appid);
    if (!known && !anyApp) return fail(c, 40013);
    if (known?.secret !== undefined && known.secret !== secret) return fail(c, 40125);
    const grant = grants.exchange(appid, code);
    if (typeof grant === 'number') return fail(c, grant);
    journal.add('exchanged', grant.login);
    return c.json({ ...tokens(grant), unionid: grant.user.unionid });
  });

  app.get('/sns/oauth2/refresh_token', (c) => {
    const { appid, refresh_token, grant_type } = c.req.query();
    if (!appid) return fail(c, 41002);
    if (!refresh_token) return fail(c, 41003);
    if (grant_type !== 'refresh_token') return fail(c, 40002);
    const grant = grants.refresh(appid, refresh_token);
    return typeof grant === 'number' ? fail(c, grant) : c.json(tokens(grant));
  });

  app.get('/sns/auth', (c) => {
    const grant = authenticate(c.req.query());
    return typeof grant === 'number' ? fail(c, grant) : c.json({ errcode: 0, errmsg: 'ok' });
  });

  app.get('/sns/userinfo', (c) => {
    const grant = authenticate(c.req.query());
    if (typeof grant === 'number') return fail(c, grant);
    const { user, login } = grant;
    journal.add('identified', login);
    return c.json({
      openid: openidOf(user, login.appid),
      nickname: user.nickname,
      // WeChat has answered these without content since 2021.
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
