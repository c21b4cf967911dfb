import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { getFailedPage, MINI_PROGRAM_LOGIN_PATH } from '../addresses.js';
import { type AppTools, createAppTools, type Env } from './app-tools.js';
import { withoutPlaceholder } from './applications/create-claims.js';
import { mountAuthorization } from './applications/mount-authorization.js';
import { mountDelivery } from './applications/mount-delivery.js';
import { mountLogout } from './applications/mount-logout.js';
import { PROVIDER_ROUTES } from './applications/provider-routes.js';
import { AUTH_ROUTES } from './auth-routes.js';
import { checkBody } from './check-body.js';
import { type AuthEnvironment, createAuth } from './create-auth.js';
import { createPageData } from './create-page-data.js';
import { limitBody } from './limit-body.js';
import { createMiniProgramHandler } from './mini-program-login/create-mini-program-handler.js';
import { MINI_PROGRAM_ROUTES } from './mini-program-login/mini-program-routes.js';
import { mountWaitingPages } from './mini-program-login/mount-waiting-pages.js';
import { mountHealth } from './mount-health.js';
import { mountTrial } from './mount-trial.js';
import { createConfig } from './page-config.js';
import { RATES } from './rates.js';
import { createRequestCounter } from './request-counter.js';
import type { Settings } from './settings.js';
import { getSimulatedEndpoint } from './simulator-address.js';
import { getErrorCode, startLogin } from './start-login.js';
import type { Storage } from './storage/storage.js';

/** Parameters of `createApp` beside the settings. */
export interface AppEnvironment extends Pick<AuthEnvironment, 'log'> {
  storage: AuthEnvironment['storage'] & Pick<Storage, 'takeRequest' | 'check'>;
  /** Port of the WeChat simulator. Without it, the real WeChat is used. */
  simulatorPort?: number | undefined;
}

/** Mounts better-auth's routes in the allowlist, and login by mini program. */
function mountAuth(app: Hono<Env>, { settings, auth, getRequest, isPage, limit }: AppTools): void {
  for (const { method, path, rate, body, isOffered } of AUTH_ROUTES) {
    if (isOffered && !isOffered(settings)) continue;
    const checks = body ? [checkBody(body)] : [];
    app.on(method, [`/auth${path}`], ...checks, limit(rate, 'perAccount' in rate), async (c) => {
      const response = await auth.handler(await getRequest(c));
      // A navigation shows the failure page instead of JSON.
      if (response.status < 400 || !isPage(c)) return response;
      return c.redirect(getFailedPage(getErrorCode(response)));
    });
  }
  for (const { method, path, rate } of PROVIDER_ROUTES) {
    const address = `/auth${path}`;
    app.use(address, cors({ origin: '*', allowMethods: ['GET', 'POST'], maxAge: 600 }));
    app.on(method, [address], limit(rate), async (c) => {
      const response = await auth.handler(await getRequest(c));
      return path === '/oauth2/userinfo' ? withoutPlaceholder(response) : response;
    });
  }
  const miniProgramLogin = createMiniProgramHandler(auth.handler);
  for (const { method, path, rate } of MINI_PROGRAM_ROUTES) {
    app.on(method, [MINI_PROGRAM_LOGIN_PATH.replace('/api', '') + path], limit(rate), async (c) =>
      miniProgramLogin(await getRequest(c)),
    );
  }
}

/**
 * Creates the application under `/api`: better-auth, the OpenID Connect provider, login by mini program, the configuration
 * of the pages, and the login by link. It does not serve pages.
 */
export async function createApp(settings: Settings, environment: AppEnvironment): Promise<Hono<Env>> {
  const { simulatorPort, ...rest } = environment;
  const auth = await createAuth(settings, {
    ...rest,
    authorizationEndpoint: simulatorPort
      ? (origin) => getSimulatedEndpoint(origin, simulatorPort)
      : undefined,
  });
  const { storage, log = console.error } = environment;
  const tools = createAppTools(settings, auth, storage.takeRequest ?? createRequestCounter());
  const { getOrigin, isPage, limit, getAuthorizationRequest } = tools;
  const app = new Hono<Env>().basePath('/api');

  app.onError((error, c) => {
    auth.context.logger.error('A request failed:', error);
    return isPage(c) ? c.redirect(getFailedPage('server_error')) : c.body(null, 500);
  });

  app.use(limitBody, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  const readConfig = (c: Context<Env>) =>
    createConfig(settings, {
      origin: getOrigin(c),
      simulatorPort,
      request: c.req.query('request'),
      connection: c.req.query('connection'),
    });
  app.get('/config', limit(RATES.page), (c) => c.json(readConfig(c)));
  // For createSite.
  app.get('/page', limit(RATES.page), async (c) => c.json(await createPageData(c, tools, readConfig(c))));
  mountHealth(app, storage, log);
  mountAuth(app, tools);
  mountWaitingPages(app, tools, storage, log);
  mountAuthorization(app, tools);
  mountLogout(app, tools);
  mountDelivery(app, tools);
  mountTrial(app, tools);

  // Starts a login from an ordinary link, without JavaScript.
  app.get('/login', limit(RATES.start), (c) =>
    startLogin(c, tools, { connection: c.req.query('connection'), request: getAuthorizationRequest(c) }),
  );
  return app;
}
