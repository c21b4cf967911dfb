import { networkInterfaces } from 'node:os';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { accountEndpoints } from './account/account-endpoints.js';
import { FRESH_AGE } from './account/is-fresh.js';
import { phonePlugin } from './account/phone-plugin.js';
import { createSendResetPassword, RESET_LIFETIME } from './account/send-reset-password.js';
import { createJwtPlugin, createProviderPlugin } from './applications/oauth-plugins.js';
import { syncApplications } from './applications/sync-applications.js';
import { bindEndpoints } from './bind-endpoints.js';
import { identityFields, identityHooks } from './connections/identity-fields.js';
import { sessionFields, sessionHooks } from './connections/signed-in-by.js';
import { createCookieOptions } from './create-cookie-options.js';
import { createLogger } from './create-logger.js';
import { associationFields } from './find-matching-account.js';
import { createMessenger } from './messages/create-messenger.js';
import { miniProgramLogin } from './mini-program-login/mini-program-login.js';
import type { Settings } from './settings.js';
import type { Storage } from './storage/storage.js';
import { weChatProvider } from './wechat-provider.js';
import { withStateCookies } from './with-state-cookies.js';

/** Returns the hosts that `npm start` accepts: localhost, and the addresses of this computer for phones in its network. */
const getLocalHosts = () =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .map(({ family, address }) => (family === 'IPv6' ? `[${address}]` : address))
    .concat('localhost', '*.localhost')
    .map((host) => `${host}:*`);

/** Parameters of `createAuth` beside the settings. */
export interface AuthEnvironment {
  storage: Pick<Storage, 'options' | 'exclusively' | 'now' | 'inTurn' | 'announcements'>;
  /** Returns the address of the simulator's QR page for a page's origin. Omitted with the real WeChat. */
  authorizationEndpoint?: ((pageOrigin: string) => string) | undefined;
  /** Writes a line of the log. @default console.error */
  log?: ((line: string) => void) | undefined;
}

/** Translates the settings to better-auth's options. */
function createOptions(settings: Settings, environment: AuthEnvironment) {
  const { connections, email, baseUrl } = settings;
  const { storage, authorizationEndpoint, log = console.error } = environment;
  const messenger = createMessenger(settings, log);
  const logger = createLogger(log);
  return {
    ...storage.options,
    appName: 'Celadon',
    baseURL: baseUrl ?? { allowedHosts: getLocalHosts() },
    ...(settings.authSecret && { secret: settings.authSecret }),
    logger,
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: '/failed',
      // Unexpected errors reach the application, which logs their names. better-auth would print them with the commands
      // sent to Redis, which contain session tokens and states.
      throw: true,
    },
    emailAndPassword: {
      enabled: email !== 'off',
      disableSignUp: email !== 'on',
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_LIFETIME,
      ...(settings.passwordReset && { sendResetPassword: createSendResetPassword(messenger, logger) }),
    },
    // Accounts are deleted only with a fresh session.
    user: { additionalFields: associationFields, deleteUser: { enabled: true } },
    account: {
      additionalFields: identityFields,
      // All processes share the state: one can create the QR code, and another can receive the callback.
      storeStateStrategy: 'database',
      encryptOAuthTokens: true,
      accountLinking: {
        // Without this, better-auth refuses to link WeChat, whose placeholder address is not verified.
        trustedProviders: ['wechat'],
        allowDifferentEmails: true,
        disableImplicitLinking: !connections.some(({ association }) => association === 'match'),
        // findMatchingAccount checks what is verified. An account with the same unionid may have no verified address.
        requireLocalEmailVerified: false,
      },
    },
    session: { storeSessionInDatabase: true, additionalFields: sessionFields, freshAge: FRESH_AGE },
    databaseHooks: { session: sessionHooks, account: identityHooks },
    // startCleanUp deletes expired rows by the database's clock. better-auth would use the clock of this process.
    verification: { disableCleanup: true },
    // The application limits requests itself (rates.ts), also per account and for routes outside better-auth.
    rateLimit: { enabled: false },
    advanced: {
      ...createCookieOptions(settings),
      ipAddress: {
        ipAddressHeaders: ['x-forwarded-for'],
        trustedProxies: settings.trustedProxies,
        ipv6Subnet: 64,
      },
      // better-auth disables these checks if NODE_ENV is `test`. Tests should see what production does.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      weChatProvider(settings, authorizationEndpoint),
      bindEndpoints(settings),
      accountEndpoints(settings, storage),
      miniProgramLogin(settings, storage),
      ...(settings.phone === 'off' ? [] : [phonePlugin(settings, messenger)]),
      createJwtPlugin(),
      createProviderPlugin(),
    ],
  } satisfies Parameters<typeof betterAuth>[0];
}

/** Creates the better-auth instance, and migrates the database. */
export async function createAuth(settings: Settings, environment: AuthEnvironment) {
  const options = createOptions(settings, environment);
  await environment.storage.exclusively(async () => {
    const { runMigrations } = await getMigrations(options);
    await runMigrations();
  });
  const auth = betterAuth(options);
  const context = await auth.$context;
  // One process after the other, because all of them write the same rows.
  await environment.storage.inTurn('applications', () =>
    syncApplications(context.adapter, settings.applications),
  );
  const handler = withStateCookies(auth.handler, context.createAuthCookie('state').name);
  return { api: auth.api, context, handler };
}
