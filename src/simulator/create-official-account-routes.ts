import { Hono } from 'hono';
import { findOfficialAccountError } from './find-official-account-error.js';
import { getHostOrigin } from './hosts.js';
import { CONFIRMED, EXPIRED } from './logins.js';
import { createQrScript } from './pages/create-qr-script.js';
import { renderConsentPage } from './pages/render-consent-page.js';
import { renderErrorPage } from './pages/render-error-page.js';
import type { World } from './world.js';

const PAGE = '/connect/oauth2/authorize';

/**
 * Creates the routes of the page to which websites send visitors inside WeChat's own browser.
 *
 * - `snsapi_base`: redirects at once, as the first user.
 * - `snsapi_userinfo`: asks the visitor. After a refusal WeChat does not redirect: the visitor is back on the page before.
 */
export function createOfficialAccountRoutes(world: World): Hono {
  const { logins, users, getRedirect, getSiteName } = world;
  const app = new Hono();

  app.get(PAGE, (c) => {
    const error = findOfficialAccountError(world, new URL(c.req.url), c.req.header('user-agent') ?? '');
    if (error) return c.html(renderErrorPage(error));
    const login = world.request(c.req.query());
    if (login.scope === 'snsapi_base') world.approve(login);
    const redirect = getRedirect(login);
    if (redirect) return c.redirect(redirect);
    const poll = `${getHostOrigin(c.req.raw, 'lp.open.weixin.qq.com') ?? ''}/connect/l/qrconnect`;
    return c.html(
      renderConsentPage({
        english: /^en/i.test(c.req.header('accept-language') ?? ''),
        login,
        siteName: getSiteName(login.appid),
        users,
        script: createQrScript({ uuid: login.uuid, poll, announce: false, goesBack: true }),
      }),
    );
  });

  // The page sends these with its script, so that the decision adds no entry to the history.
  app.post(PAGE, async (c) => {
    const form = await c.req.parseBody();
    const login = logins.get(`${form.uuid}`);
    if (!login || login.status === CONFIRMED || login.status === EXPIRED) return c.notFound();
    if (form.decision === 'approve')
      world.approve(
        login,
        users.find(({ unionid }) => unionid === form.user),
      );
    else logins.refuse(login);
    return c.body(null, 204);
  });

  return app;
}
