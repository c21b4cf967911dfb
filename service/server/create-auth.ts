import { networkInterfaces } from 'node:os';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { oneTimeToken } from 'better-auth/plugins';
import { associationFields } from './association.js';
import { createCookieOptions } from './create-cookie-options.js';
import { createLogger } from './logger.js';
import { scanLogin } from './mini-program-login/mini-program-login.js';
import type { Settings } from './settings.js';
import type { Storage } from './storage/open-storage.js';
import { strangers } from './strangers.js';
import { weChat } from './wechat-provider.js';
import { withStateCookies } from './with-state-cookies.js';

/** Names under which the page of `npm start` may be opened: those of this machine, for phones on its network, too. */
const localHosts = () =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ family, address }) => (family === 'IPv6' ? `[${address}]` : address))
    .concat('localhost', '*.localhost')
    .map((host) => `${host}:*`);

/** What an auth server needs beyond its settings. */
export interface AuthEnvironment {
  storage: Pick<Storage, 'options' | 'exclusively' | 'now' | 'inTurn'>;
  /** Where the simulator shows its QR page to a page of that origin; absent with the real WeChat. */
  authorizationEndpoint?: ((pageOrigin: string) => string) | undefined;
  /** Takes a line of the log. Default: the console. */
  log?: ((line: string) => void) | undefined;
}

/** The settings in better-auth's words. */
function createOptions(settings: Settings, environment: AuthEnvironment) {
  const { loginOnly, association, baseUrl } = settings;
  const { storage, authorizationEndpoint, log = console.error } = environment;
  return {
    ...storage.options,
    appName: 'Celadon',
    baseURL: baseUrl ?? { allowedHosts: localHosts() },
    ...(settings.authSecret && { secret: settings.authSecret }),
    logger: createLogger(log),
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: '/failed',
      // Errors that nobody expected reach the application, which logs their names. Otherwise the router prints them
      // whole, with what was asked of Redis: session tokens and states.
      throw: true,
    },
    socialProviders: {
      wechat: {
        clientId: settings.appid,
        clientSecret: settings.secret,
        disableSignUp: loginOnly,
        disableImplicitSignUp: association === 'ask',
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: loginOnly },
    user: { additionalFields: associationFields },
    account: {
      // Shared by all processes: one may hand out the QR code, another take the callback.
      storeStateStrategy: 'database',
      encryptOAuthTokens: true,
      accountLinking: {
        // WeChat's identity is proof enough for linking on request, although the address we made up for it is not.
        trustedProviders: ['wechat'],
        allowDifferentEmails: true,
        disableImplicitLinking: association !== 'match',
        // `match` has looked at what is verified by itself; the account of an unionid may have no verified address.
        requireLocalEmailVerified: false,
      },
    },
    session: { storeSessionInDatabase: true },
    // clean-up.ts deletes them, by the database's clock: this one goes by the clock of the process.
    verification: { disableCleanup: true },
    // Requests are counted before they come here (rates.ts): also those that are not better-auth's, per account, and
    // with one count for all ids of a route.
    rateLimit: { enabled: false },
    advanced: {
      ...createCookieOptions(settings),
      ipAddress: {
        ipAddressHeaders: ['x-forwarded-for'],
        trustedProxies: settings.trustedProxies,
        ipv6Subnet: 64,
      },
      // better-auth drops these checks where NODE_ENV is `test`, and a test has to see what production does.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      weChat(settings, authorizationEndpoint),
      strangers(settings),
      ...(settings.miniProgram ? [scanLogin(settings, settings.miniProgram, storage)] : []),
      oneTimeToken({
        expiresIn: 1,
        storeToken: 'hashed',
        disableClientRequest: true,
        disableSetSessionCookie: true,
      }),
    ],
  } satisfies Parameters<typeof betterAuth>[0];
}

/** Sets better-auth up, and brings the database's tables up to date. */
export async function createAuth(settings: Settings, environment: AuthEnvironment) {
  const options = createOptions(settings, environment);
  await environment.storage.exclusively(async () => {
    const { runMigrations } = await getMigrations(options);
    await runMigrations();
  });
  const auth = betterAuth(options);
  const context = await auth.$context;
  const handler = withStateCookies(auth.handler, context.createAuthCookie('state').name);
  return { api: auth.api, context, handler };
}
